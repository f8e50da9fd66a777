using FeatureGen.Formats.Profiles;

namespace FeatureGen.Learning.Redundancy;

/// <summary>A diverse subset of the fields of a profile.</summary>
public static class DiverseFields
{
    /// <summary>
    /// The fields that <see cref="DiverseSubset"/> chooses by their scores and the groups that they are in, best first. Leaking, constant and
    /// mostly missing fields are not among them, nor are those that tell nothing.
    /// </summary>
    /// <remarks>
    /// Members of a group are as similar to each other as both are to their representative, multiplied; fields of different groups are not.
    /// </remarks>
    /// <param name="profile">The profile.</param>
    /// <param name="count">The number of fields; fewer are returned if no more tell something new.</param>
    /// <param name="thresholds">What counts as leaking and mostly missing.</param>
    public static IReadOnlyList<ProfileField> Of(ProfileFile profile, int count, ProfileThresholds thresholds)
    {
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(thresholds);
        ProfileField[] fields =
        [
            .. profile.Fields.Where(field => ProfileJudge.Judge(field, thresholds) is not (
                ProfileVerdict.Leaking or ProfileVerdict.Constant or ProfileVerdict.MostlyMissing)),
        ];
        var places = new Dictionary<string, (int Group, double Similarity)>(StringComparer.Ordinal);
        for (int group = 0; group < profile.Groups.Count; group++)
        {
            places[profile.Groups[group].Representative] = (group, 1);
            for (int i = 0; i < profile.Groups[group].Members.Count; i++)
                places[profile.Groups[group].Members[i]] = (group, profile.Groups[group].Similarities[i]);
        }
        var chosen = DiverseSubset.Of([.. fields.Select(field => field.Score)], Similarity, count);
        return [.. chosen.Order().Select(i => fields[i])];

        double Similarity(int a, int b) =>
            places.TryGetValue(fields[a].Name, out var x) && places.TryGetValue(fields[b].Name, out var y) && x.Group == y.Group
                ? x.Similarity * y.Similarity : 0;
    }
}

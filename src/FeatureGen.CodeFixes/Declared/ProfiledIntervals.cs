using FeatureGen.Formats;
using FeatureGen.Formats.Profiles;
using FeatureGen.Formats.Schemas;
using FeatureGen.Generator.Schema;

namespace FeatureGen.CodeFixes.Declared;

/// <summary>The intervals in which the profile of a schema has counted its numbers.</summary>
internal sealed class ProfiledIntervals
{
    private const int MostIntervals = 8;
    private const string Mark = "featuregen-profile";

    private readonly ProfileFile _profile;

    private ProfiledIntervals(ProfileFile profile) => _profile = profile;

    /// <summary>
    /// Those of the profile of the finding's type; null where the project has none, several, or one of other fields. A cross with an error
    /// is no field yet, so a profile of before it was declared is of these fields.
    /// </summary>
    public static ProfiledIntervals? Of(Finding finding)
    {
        if (finding.Type is not { } type) return null;
        var schema = SchemaReader.Read(type, finding.CancellationToken).Manifest;
        var profiles = finding.Document.Project.AnalyzerOptions.AdditionalFiles
            .Select(file => file.GetText(finding.CancellationToken)?.ToString())
            .Where(text => text is not null && text.IndexOf(Mark, StringComparison.Ordinal) >= 0)
            .Select(text => Read(text!)).Where(profile => profile?.Schema == schema.Name).ToList();
        return profiles.Count == 1 && profiles[0]!.Fingerprint == schema.Fingerprint ? new(profiles[0]!) : null;
    }

    /// <summary>
    /// Where the intervals of a field begin, but the first: eight of about equally many rows at most; none where it has no two.
    /// </summary>
    public IReadOnlyList<double> BoundariesOf(string field)
    {
        if (_profile.Fields.FirstOrDefault(f => f.Name == field)?.Distribution is not { Edges.Count: > 1 } counted) return [];
        if (counted.Edges.Count <= MostIntervals) return [.. counted.Edges.Skip(1)];
        long[] rows = [.. Enumerable.Range(0, counted.Bins).Select(bin => counted.Counts.Where((_, i) => i % counted.Bins == bin).Sum())];
        var boundaries = new List<double>();
        double all = rows.Sum(), before = 0, wanted = 1;
        for (int bin = 1; bin < counted.Edges.Count; bin++)
        {
            before += rows[bin - 1] * MostIntervals / all;
            if (before < wanted) continue;
            boundaries.Add(counted.Edges[bin]);
            wanted = Math.Floor(before) + 1;
        }
        return boundaries;
    }

    private static ProfileFile? Read(string text)
    {
        try
        {
            return ProfileFileJson.Read(text, "");
        }
        catch (FileFormatException)
        {
            return null;
        }
    }
}

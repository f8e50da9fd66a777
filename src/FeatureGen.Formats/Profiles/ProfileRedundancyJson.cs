using FeatureGen.Formats.Json;

namespace FeatureGen.Formats.Profiles;

/// <summary>Reads and writes groups of fields, and what speaks for removing one.</summary>
internal static class ProfileRedundancyJson
{
    public static void Write(JsonWriter json, IReadOnlyList<ProfileGroup> groups)
    {
        if (groups.Count == 0) return;
        json.Array("groups", () =>
        {
            foreach (var group in groups)
            {
                json.Object(null, () => json.String("representative", group.Representative).Row("members", group.Members, JsonWriter.Quote)
                    .Row("similarities", group.Similarities, number => NumberText.Of(ProfileFileJson.Round(number))));
            }
        });
    }

    public static EquatableArray<ProfileGroup> ReadGroups(JsonValue? json) => ProfileFileJson.Items(json, item =>
    {
        var members = ProfileFileJson.Items(item["members"], member => member.AsString());
        var similarities = ProfileFileJson.Items(item["similarities"], similarity => similarity.AsDouble());
        if (similarities.Count != members.Count) throw item["similarities"].Error($"{members.Count} numbers are expected, one a member");
        return new ProfileGroup { Representative = item["representative"].AsString(), Members = members, Similarities = similarities };
    });

    public static void Write(JsonWriter json, ProfileRedundancy? redundancy)
    {
        if (redundancy is null) return;
        json.Object("redundancy", () =>
        {
            json.Enum("relation", redundancy.Relation).Number("resamples", redundancy.Resamples).Number("held", redundancy.Held);
            json.Number("added", ProfileFileJson.Round(redundancy.Added)).Number("alone", ProfileFileJson.Round(redundancy.Alone));
            json.Row("addedShare", [redundancy.AddedShareLow, redundancy.AddedShareHigh], number => NumberText.Of(ProfileFileJson.Round(number)));
        });
    }

    public static ProfileRedundancy? ReadRedundancy(JsonValue? json)
    {
        if (json is null) return null;
        var (low, high) = ProfileDetailsJson.Pair(json["addedShare"]);
        return new ProfileRedundancy
        {
            Relation = json["relation"].AsEnum<ProfileRelation>(),
            Resamples = json["resamples"].AsInt32(min: 1),
            Held = json["held"].AsInt32(min: 0),
            Added = json["added"].AsDouble(),
            Alone = json["alone"].AsDouble(),
            AddedShareLow = low.AsDouble(),
            AddedShareHigh = high.AsDouble(),
        };
    }
}

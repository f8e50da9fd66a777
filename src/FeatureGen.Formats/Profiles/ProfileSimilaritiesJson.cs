using FeatureGen.Formats.Json;

namespace FeatureGen.Formats.Profiles;

/// <summary>Reads and writes the similarities of pairs of fields: for each field those to fields of lower rank.</summary>
internal static class ProfileSimilaritiesJson
{
    public static void Write(JsonWriter json, ProfileSimilarities? similarities)
    {
        if (similarities is null) return;
        json.Object("similarities", () =>
        {
            json.Number("floor", similarities.Floor).Row("fields", similarities.Fields, JsonWriter.Quote);
            json.Array("pairs", () =>
            {
                foreach (var pairs in similarities.Pairs.GroupBy(pair => pair.First, StringComparer.Ordinal))
                {
                    json.Object(null, () => json.String("field", pairs.Key)
                        .Row("others", pairs, pair => JsonWriter.Quote(pair.Second))
                        .Row("similarities", pairs, pair => NumberText.Of(ProfileFileJson.Round(pair.Similarity))));
                }
            });
        });
    }

    public static ProfileSimilarities? Read(JsonValue? json) => json is null ? null : new ProfileSimilarities
    {
        Floor = json["floor"].AsDouble(),
        Fields = ProfileFileJson.Items(json["fields"], item => item.AsString()),
        Pairs = new(json["pairs"].Items.SelectMany(ReadPairs)),
    };

    private static IEnumerable<ProfileSimilarity> ReadPairs(JsonValue json)
    {
        var (field, others) = (json["field"].AsString(), json["others"].Items);
        var similarities = ProfileDetailsJson.Items(json["similarities"], others.Count);
        return others.Select((other, i) => new ProfileSimilarity(field, other.AsString(), similarities[i].AsDouble()));
    }
}

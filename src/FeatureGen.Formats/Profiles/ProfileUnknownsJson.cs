using FeatureGen.Formats.Json;

namespace FeatureGen.Formats.Profiles;

/// <summary>Reads and writes which values a vocabulary lacks.</summary>
internal static class ProfileUnknownsJson
{
    public static void Write(JsonWriter json, ProfileUnknowns? unknowns)
    {
        if (unknowns is null) return;
        json.Object("unknown", () =>
        {
            json.Number("share", ProfileFileJson.Round(unknowns.Share));
            if (unknowns.SampledRows is { } rows) json.Number("sampledRows", rows);
            json.Row("values", unknowns.Values, JsonWriter.Quote);
            json.Row("shares", unknowns.Shares, share => NumberText.Of(ProfileFileJson.Round(share)));
        });
    }

    public static ProfileUnknowns? Read(JsonValue? json)
    {
        if (json is null) return null;
        var values = ProfileFileJson.Items(json["values"], item => item.AsString());
        return new ProfileUnknowns
        {
            Share = json["share"].AsDouble(),
            SampledRows = json.Find("sampledRows")?.AsInt64(),
            Values = values,
            Shares = new(ProfileDetailsJson.Items(json["shares"], values.Count).Select(item => item.AsDouble())),
        };
    }
}

using FeatureGen.Formats.Json;

namespace FeatureGen.Formats.Profiles;

/// <summary>Reads and writes interactions and leaks of a profile.</summary>
internal static class ProfileFindingsJson
{
    public static void Write(JsonWriter json, ProfileFile profile)
    {
        if (profile.InteractionOrder == 0) return;
        json.Number("interactionOrder", profile.InteractionOrder);
        json.Array("interactions", () =>
        {
            foreach (var interaction in profile.Interactions) json.Object(null, () => Write(json, interaction));
        });
    }

    public static ProfileFile Read(JsonValue root, ProfileFile profile) => profile with
    {
        InteractionOrder = root.Find("interactionOrder")?.AsInt32(min: 2) ?? 0,
        Interactions = ProfileFileJson.Items(root.Find("interactions"), ReadInteraction),
    };

    public static void Write(JsonWriter json, ProfileField field)
    {
        if (field.InteractsWith.Count > 0) json.Row("interactsWith", field.InteractsWith, JsonWriter.Quote);
        if (field.Leak is not { } leak) return;
        json.Object("leak", () =>
        {
            json.Enum("reason", leak.Reason).String("class", leak.Class);
            json.Number("share", ProfileFileJson.Round(leak.Share)).Number("against", ProfileFileJson.Round(leak.Against));
        });
    }

    public static ProfileField Read(JsonValue json, ProfileField field) => field with
    {
        InteractsWith = ProfileFileJson.Items(json.Find("interactsWith"), item => item.AsString()),
        Leak = json.Find("leak") is { } leak ? ReadLeak(leak) : null,
    };

    private static void Write(JsonWriter json, ProfileInteraction interaction)
    {
        json.Row("fields", interaction.Fields, JsonWriter.Quote).Number("gain", ProfileFileJson.Round(interaction.Gain));
        json.Number("gainLow", ProfileFileJson.Round(interaction.GainLow)).Number("gainHigh", ProfileFileJson.Round(interaction.GainHigh));
        json.Number("qValue", ProfileFileJson.Round(interaction.QValue));
    }

    private static ProfileInteraction ReadInteraction(JsonValue json) => new()
    {
        Fields = ProfileFileJson.Items(json["fields"], item => item.AsString()),
        Gain = json["gain"].AsDouble(),
        GainLow = json["gainLow"].AsDouble(),
        GainHigh = json["gainHigh"].AsDouble(),
        QValue = json["qValue"].AsDouble(),
    };

    private static ProfileLeakage ReadLeak(JsonValue json) => new()
    {
        Reason = json["reason"].AsEnum<ProfileLeak>(),
        Class = json.Find("class")?.AsString(),
        Share = json["share"].AsDouble(),
        Against = json["against"].AsDouble(),
    };
}

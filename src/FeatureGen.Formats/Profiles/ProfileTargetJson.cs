using FeatureGen.Formats.Json;

namespace FeatureGen.Formats.Profiles;

/// <summary>Reads and writes what a profile says of its label.</summary>
internal static class ProfileTargetJson
{
    public static void Write(JsonWriter json, ProfileTarget? target)
    {
        if (target is null) return;
        json.Object("target", () =>
        {
            json.Enum("kind", target.Kind);
            // Edges are exact: a label that is one must fall to the same side of it again.
            if (target.Edges.Count > 0) json.Row("edges", target.Edges, NumberText.Of);
            json.Row("rows", target.Rows, NumberText.Of);
            if (target.Kind == TargetKind.Real)
                json.Number("mean", ProfileFileJson.Round(target.Mean)).Number("deviation", ProfileFileJson.Round(target.Deviation));
        });
    }

    /// <summary>Reads it.</summary>
    /// <param name="json">The object; null in profiles that do not tell.</param>
    /// <param name="classes">The number of classes that are counted.</param>
    public static ProfileTarget? Read(JsonValue? json, int classes)
    {
        if (json is null) return null;
        var target = new ProfileTarget
        {
            Kind = json["kind"].AsEnum<TargetKind>(),
            Edges = ProfileFileJson.Items(json.Find("edges"), item => item.AsDouble()),
            Rows = ProfileFileJson.Items(json["rows"], item => item.AsInt64()),
            Mean = json.Find("mean")?.AsDouble() ?? 0,
            Deviation = json.Find("deviation")?.AsDouble() ?? 0,
        };
        int expected = target.Kind == TargetKind.Real ? target.Edges.Count : classes;
        return target.Rows.Count == expected
            ? target
            : throw json["rows"].Error($"expected {expected} items, found {target.Rows.Count}");
    }
}

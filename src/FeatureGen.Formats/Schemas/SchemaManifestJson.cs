using System.Globalization;
using FeatureGen.Formats.Json;

namespace FeatureGen.Formats.Schemas;

/// <summary>Reads and writes <see cref="SchemaManifest"/>s as JSON: the text of the assembly-level attribute.</summary>
public static class SchemaManifestJson
{
    private const int Version = 1;

    /// <summary>Writes a manifest on one line.</summary>
    public static string Write(SchemaManifest manifest)
    {
        var json = new JsonWriter(indented: false);
        json.Object(null, () =>
        {
            json.Number("version", Version).String("name", manifest.Name).String("fingerprint", manifest.Fingerprint);
            if (manifest.Label is { } label)
                json.Object("label", () => json.String("name", label.Name).Enum("type", label.Type).String("positive", label.Positive));
            json.String("group", manifest.Group).String("weight", manifest.Weight);
            json.Array("fields", () => WriteFields(json, manifest));
        });
        return json.ToString();
    }

    /// <summary>Reads a manifest.</summary>
    /// <param name="text">The JSON text.</param>
    /// <param name="path">Where the text is from, for error messages.</param>
    /// <exception cref="FileFormatException">The text is not a manifest of this version.</exception>
    public static SchemaManifest Read(string text, string path)
    {
        var root = JsonParser.Parse(text, path);
        if (root["version"].AsInt64() != Version) throw root["version"].Error($"a manifest of version {Version} is expected; build the assembly with the same FeatureGen version");
        return new SchemaManifest
        {
            Name = root["name"].AsString(),
            Fields = new(root["fields"].Items.Select(ReadField)),
            Label = root.Find("label") is { } label
                ? new LabelManifest { Name = label["name"].AsString(), Type = label["type"].AsEnum<ScalarType>(), Positive = label.Find("positive")?.AsString() }
                : null,
            Group = root.Find("group")?.AsString(),
            Weight = root.Find("weight")?.AsString(),
        };
    }

    /// <summary>The fields alone, as the fingerprint is taken from them.</summary>
    internal static string WriteFields(SchemaManifest manifest)
    {
        var json = new JsonWriter(indented: false);
        return json.Array(null, () => WriteFields(json, manifest)).ToString();
    }

    private static void WriteFields(JsonWriter json, SchemaManifest manifest)
    {
        foreach (var field in manifest.Fields)
            json.Object(null, () => WriteField(json, field));
    }

    private static void WriteField(JsonWriter json, FieldManifest field)
    {
        json.String("name", field.Name).Enum("kind", field.Kind).Enum("role", field.Role);
        if (field.Kind != FieldKind.Cross) json.Enum("type", field.Type);
        switch (field.Kind)
        {
            case FieldKind.Numeric: WriteNumeric(json, field); break;
            case FieldKind.Bucketized: json.Row("boundaries", field.Boundaries, NumberText.Of); break;
            case FieldKind.Categorical: WriteCategorical(json, field); break;
            case FieldKind.Hashed:
                WriteMembers(json, field);
                json.Number("buckets", field.Buckets);
                break;
            case FieldKind.Vector: json.Number("length", field.Length); break;
            case FieldKind.Timestamp:
                json.Number("parts", (int)field.Parts);
                if (field.UtcOffsetMinutes != 0) json.Number("utcOffsetMinutes", field.UtcOffsetMinutes);
                break;
            case FieldKind.Cross: json.Row("fields", field.CrossedFields, JsonWriter.Quote).Number("buckets", field.Buckets); break;
        }
        if (field.IsMultiValued) json.Number("maxValues", field.MaxValues);
        json.String("keep", field.Keep);
    }

    private static void WriteNumeric(JsonWriter json, FieldManifest field)
    {
        if (field.Transform == Transform.None) return;
        json.Enum("transform", field.Transform);
        if (field.Transform == Transform.Standardize) json.Number("mean", field.Mean).Number("standardDeviation", field.StandardDeviation);
        if (field.Transform == Transform.Clip) json.Number("min", field.Min).Number("max", field.Max);
    }

    private static void WriteCategorical(JsonWriter json, FieldManifest field)
    {
        if (field.Type == ScalarType.String) json.Row("vocabulary", field.Vocabulary, JsonWriter.Quote);
        WriteMembers(json, field);
        if (field.Type is ScalarType.Integer or ScalarType.Unsigned) json.Number("min", field.Min).Number("max", field.Max);
        json.Number("outOfVocabulary", field.OutOfVocabulary);
    }

    private static void WriteMembers(JsonWriter json, FieldManifest field)
    {
        if (field.Codes.Count > 0)
            json.Row("vocabulary", field.Vocabulary, JsonWriter.Quote).Row("codes", field.Codes, code => code.ToString(CultureInfo.InvariantCulture));
    }

    private static FieldManifest ReadField(JsonValue json)
    {
        var kind = json["kind"].AsEnum<FieldKind>();
        return new FieldManifest
        {
            Name = json["name"].AsString(),
            Kind = kind,
            Role = json["role"].AsEnum<FieldRole>(),
            Type = json.Find("type")?.AsEnum<ScalarType>() ?? default,
            Transform = json.Find("transform")?.AsEnum<Transform>() ?? Transform.None,
            Mean = json.Find("mean")?.AsDouble() ?? 0,
            StandardDeviation = json.Find("standardDeviation")?.AsDouble() ?? 1,
            Min = json.Find("min")?.AsDouble() ?? 0,
            Max = json.Find("max")?.AsDouble() ?? 0,
            Boundaries = new(Items(json, "boundaries").Select(v => v.AsDouble())),
            Vocabulary = new(Items(json, "vocabulary").Select(v => v.AsString())),
            Codes = new(Items(json, "codes").Select(v => v.AsInt64())),
            OutOfVocabulary = json.Find("outOfVocabulary")?.AsInt32(min: 0) ?? 0,
            Buckets = json.Find("buckets")?.AsInt32(min: 1) ?? 0,
            MaxValues = json.Find("maxValues")?.AsInt32(min: 1) ?? 0,
            Length = json.Find("length")?.AsInt32(min: 1) ?? 0,
            Parts = (TimePart)(json.Find("parts")?.AsInt32(min: 1) ?? 0),
            UtcOffsetMinutes = json.Find("utcOffsetMinutes")?.AsInt32() ?? 0,
            CrossedFields = new(Items(json, "fields").Select(v => v.AsString())),
            Keep = json.Find("keep")?.AsString(),
        };
    }

    private static IReadOnlyList<JsonValue> Items(JsonValue json, string name) => json.Find(name)?.Items ?? [];
}

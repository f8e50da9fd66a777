using FeatureGen.Formats.Json;

namespace FeatureGen.Formats.Models;

/// <summary>Reads and writes <c>*.model.json</c>.</summary>
public static class ModelFileJson
{
    internal const string Format = "featuregen-model";
    internal const int Version = 1;
    internal const string WrongFormat = $"expected \"{Format}\"; this is no model of featuregen";
    internal const string WrongVersion = "version 1 is expected; train the model again with this version of featuregen";

    private const int MaxDimension = 1024;

    /// <summary>Writes a model, diff-friendly.</summary>
    /// <exception cref="ArgumentException">The model is of kind <see cref="ModelKind.Trees"/> and has no ensemble, or one of several
    /// outputs.</exception>
    public static string Write(ModelFile model)
    {
        if (model.Kind == ModelKind.Trees && model.Ensemble?.OutputCount != 1)
            throw new ArgumentException("A model of trees has an ensemble of one output.", nameof(model));
        var json = new JsonWriter(indented: true);
        json.Object(null, () =>
        {
            json.String("format", Format).Number("version", Version).Enum("kind", model.Kind);
            json.String("schema", model.Schema).String("fingerprint", model.Fingerprint);
            if (model.Training.Count > 0)
                json.Object("training", () =>
                {
                    foreach (var note in model.Training) json.String(note.Key, note.Value);
                });
            if (model.Ensemble is { } ensemble)
            {
                EnsembleJsonWriter.Write(json, ensemble);
                return;
            }
            if (model.Kind == ModelKind.FactorizationMachine) json.Number("dimension", model.Dimension);
            json.Number("bias", model.Bias);
            json.Array("fields", () =>
            {
                foreach (var field in model.Fields) json.Object(null, () => WriteField(json, field));
            });
        });
        return json.ToString();
    }

    /// <summary>Reads a model. Whether it fits a schema is another question: <see cref="ModelFile.FindMismatch(Schemas.SchemaManifest)"/>.</summary>
    /// <param name="text">The text of the file.</param>
    /// <param name="path">The file's path, for error messages.</param>
    /// <exception cref="FileFormatException">The text is not a model of this version.</exception>
    public static ModelFile Read(string text, string path)
    {
        if (EnsembleJsonReader.IsOfTrees(text, path)) return EnsembleJsonReader.Read(text, path);
        var root = JsonParser.Parse(text, path);
        if (root["format"].AsString() != Format) throw root["format"].Error(WrongFormat);
        if (root["version"].AsInt64() != Version) throw root["version"].Error(WrongVersion);
        var kind = root["kind"].AsEnum<ModelKind>();
        return new ModelFile
        {
            Kind = kind,
            Schema = root["schema"].AsString(),
            Fingerprint = root["fingerprint"].AsString(),
            Bias = root["bias"].AsSingle(),
            Dimension = kind == ModelKind.FactorizationMachine ? root["dimension"].AsInt32(1, MaxDimension) : 0,
            Fields = new(ReadFields(root["fields"])),
            Training = new((root.Find("training")?.Members ?? []).Select(m => new KeyValuePair<string, string>(m.Key, m.Value.AsString()))),
        };
    }

    private static void WriteField(JsonWriter json, ModelField field)
    {
        json.String("name", field.Name);
        if (field.Centers.Count > 0) json.Row("centers", field.Centers, NumberText.Of).Row("scales", field.Scales, NumberText.Of);
        if (field.Centers.Count == 0) json.Row("indices", field.Indices, i => NumberText.Of(i));
        json.Row("weights", field.Weights, NumberText.Of);
        if (field.Embeddings.Count > 0) json.Row("embeddings", field.Embeddings, NumberText.Of);
    }

    private static List<ModelField> ReadFields(JsonValue json)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var fields = new List<ModelField>();
        foreach (var field in json.Items)
        {
            var name = field["name"].AsString();
            if (!names.Add(name)) throw field["name"].Error($"'{name}' stands twice");
            fields.Add(new ModelField
            {
                Name = name,
                Centers = Floats(field.Find("centers")),
                Scales = Floats(field.Find("scales")),
                Indices = new((field.Find("indices")?.Items ?? []).Select(v => v.AsInt32(min: 0)).ToArray()),
                Weights = Floats(field["weights"]),
                Embeddings = Floats(field.Find("embeddings")),
            });
        }
        return fields;
    }

    private static EquatableArray<float> Floats(JsonValue? json) => new((json?.Items ?? []).Select(v => v.AsSingle()).ToArray());
}

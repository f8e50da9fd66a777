using FeatureGen.Formats.Models;
using FeatureGen.Formats.Schemas;
using FeatureGen.Generator.Schema;
using FeatureGen.Testing.Generators;

namespace FeatureGen.Generator.Tests.Support;

/// <summary>Models of schemas that are to be compiled.</summary>
internal static class TestModels
{
    /// <summary>A model with a weight of its own for everything, to be changed by <paramref name="bias"/>.</summary>
    public static ModelFile Full(SchemaManifest manifest, float bias = 0.5f, int dimension = 0)
    {
        float next = 0;
        float[] Take(int count) => [.. Enumerable.Range(0, count).Select(_ => (next += 0.125f) % 3 - 1)];
        return new ModelFile
        {
            Kind = dimension == 0 ? ModelKind.Linear : ModelKind.FactorizationMachine,
            Schema = manifest.Name,
            Fingerprint = manifest.Fingerprint,
            Bias = bias,
            Dimension = dimension,
            Fields = new(SchemaLayout.Of(manifest).Fields.Select(f => new ModelField
            {
                Name = f.Field.Name,
                Centers = new(Take(f.HasValues ? f.SlotCount : 0)),
                Scales = new(Take(f.HasValues ? f.SlotCount : 0)),
                Indices = new(Enumerable.Range(0, f.HasValues ? 0 : f.WeightCount)),
                Weights = new(Take(f.WeightCount)),
                Embeddings = new(Take(f.WeightCount * dimension)),
            })),
        };
    }

    /// <summary>The manifest of a schema in a test's sources.</summary>
    public static SchemaManifest Manifest(this CSharpSourceGeneratorTest<SchemaGenerator> test, string typeName) =>
        SchemaReader.Read(test.Run().Input.GetTypeByMetadataName(typeName)!, default).Manifest;

    /// <summary>Adds the <see cref="Full"/> model of a schema and gives its text.</summary>
    public static string AddFullModel(this CSharpSourceGeneratorTest<SchemaGenerator> test, string typeName, int dimension = 0)
    {
        var text = ModelFileJson.Write(Full(test.Manifest(typeName), dimension: dimension));
        test.TestState.AddModel(typeName + ".model.json", text);
        return text;
    }
}

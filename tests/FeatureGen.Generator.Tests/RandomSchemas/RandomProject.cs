using FeatureGen.Formats.Models;
using FeatureGen.Formats.Schemas;
using FeatureGen.Generator.Schema;
using FeatureGen.Generator.Tests.Support;
using FeatureGen.Learning.Interpretation;
using FeatureGen.Testing;
using FeatureGen.Testing.Compilations;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Emit;

namespace FeatureGen.Generator.Tests.RandomSchemas;

/// <summary>Random schemas, some joining others, each with a random model, compiled together once. The seed is fixed: what fails, fails again.</summary>
public sealed class RandomProject : IDisposable
{
    private const int SchemaCount = 30;
    private const int JoinCount = 10;
    private const ulong Seed = 20240531;

    private readonly TemporaryFolder _folder = new();

    /// <summary>Generates, compiles and loads.</summary>
    public RandomProject()
    {
        Schemas = Sample(
            from schemas in RandomSchema.Several(SchemaCount)
            from joins in Gen.CollectToArray(Enumerable.Range(0, JoinCount), i => RandomSchema.Join("J" + i, schemas))
            select (IReadOnlyList<RandomSchema>)[.. schemas, .. joins]);
        const string Header = "#pragma warning disable CS8618, CS1591 // tests set all properties\n" + RandomScalar.Enums;
        var test = SchemaProject.Create(Header + string.Join("\n\n", Schemas.Select(s => s.Source)));
        var input = test.Run().Input;
        foreach (var schema in Schemas)
        {
            var manifest = SchemaReader.Read(input.GetTypeByMetadataName(schema.Name)!, default).Manifest;
            var text = ModelFileJson.Write(Sample(RandomModel.Of(manifest)));
            test.TestState.AddModel(schema.Name + ".model.json", text);
            _folder.Write(schema.Name + ".model.json", text);
        }
        var output = test.Run().Compilation;
        Assert.Empty(output.GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning));
        Assembly = LoadedAssembly.Emit(output);
        Manifests = ReadManifests(output).ToDictionary(m => m.Name);
    }

    internal IReadOnlyList<RandomSchema> Schemas { get; }

    internal LoadedAssembly Assembly { get; }

    /// <summary>The manifests as they stand in the assembly's metadata.</summary>
    internal IReadOnlyDictionary<string, SchemaManifest> Manifests { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        Assembly.Dispose();
        _folder.Dispose();
    }

    /// <summary>The model file of a schema.</summary>
    internal string ModelPath(RandomSchema schema) => _folder.File(schema.Name + ".model.json");

    /// <summary>Rows as an array of the compiled type.</summary>
    internal Array ToArray(RandomSchema schema, IReadOnlyList<RandomRow?> rows)
    {
        var type = Assembly.Type(schema.Name);
        var array = Array.CreateInstance(type, rows.Count);
        for (int i = 0; i < rows.Count; i++)
            if (rows[i] is { } row) array.SetValue(row.ToObject(type), i);
        return array;
    }

    private static T Sample<T>(Gen<T> gen) => gen.Sample(1, new Rnd(Seed), 50).Single();

    private IReadOnlyList<SchemaManifest> ReadManifests(Compilation compilation)
    {
        var path = _folder.File("RandomSchemas.dll");
        using (var file = File.Create(path)) Assert.True(compilation.Emit(file, options: new EmitOptions(metadataOnly: true)).Success);
        return ManifestReader.ReadAll(path);
    }
}

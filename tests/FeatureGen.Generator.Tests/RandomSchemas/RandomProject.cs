using FeatureGen.Formats.Schemas;
using FeatureGen.Generator.Tests.Support;
using FeatureGen.Learning.Interpretation;
using FeatureGen.Testing;
using FeatureGen.Testing.Compilations;
using FsCheck;
using FsCheck.Fluent;

namespace FeatureGen.Generator.Tests.RandomSchemas;

/// <summary>Random schemas, some joining others, compiled together once for all properties. The seed is fixed: what fails, fails again.</summary>
public sealed class RandomProject : IDisposable
{
    private const int SchemaCount = 36;
    private const int JoinCount = 12;
    private const ulong Seed = 20240531;

    private readonly TemporaryFolder _folder = new();

    /// <summary>Generates, compiles and loads.</summary>
    public RandomProject()
    {
        var gen =
            from schemas in RandomSchema.Several(SchemaCount)
            from joins in Gen.CollectToArray(Enumerable.Range(0, JoinCount), i => RandomSchema.Join("J" + i, schemas))
            select (IReadOnlyList<RandomSchema>)[.. schemas, .. joins];
        var w = System.Diagnostics.Stopwatch.StartNew();
        Schemas = gen.Sample(1, new Rnd(Seed), 50).Single();
        Console.WriteLine("gen " + w.Elapsed);
        var source = RandomScalar.Enums + string.Join("\n\n", Schemas.Select(s => s.Source));
        var run = SchemaProject.Create(source).RunAsync().GetAwaiter().GetResult();
        Console.WriteLine("run " + w.Elapsed);
        Assembly = run.Load();
        var path = _folder.File("RandomSchemas.dll");
        using (var file = File.Create(path)) Assert.True(run.Compilation.Emit(file).Success);
        Console.WriteLine("emit " + w.Elapsed);
        Manifests = ManifestReader.ReadAll(path).ToDictionary(m => m.Name);
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

    /// <summary>Rows as an array of the compiled type.</summary>
    internal Array ToArray(RandomSchema schema, IReadOnlyList<RandomRow?> rows)
    {
        var type = Assembly.Type(schema.Name);
        var array = Array.CreateInstance(type, rows.Count);
        for (int i = 0; i < rows.Count; i++)
            if (rows[i] is { } row) array.SetValue(row.ToObject(type), i);
        return array;
    }
}

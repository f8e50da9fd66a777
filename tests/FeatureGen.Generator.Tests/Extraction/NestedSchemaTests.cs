using FeatureGen.Formats.Schemas;
using FeatureGen.Generator.Tests.Support;
using FeatureGen.Testing.Generators;
using Microsoft.CodeAnalysis;
using static FeatureGen.Generator.Tests.Support.ExtractionVerifier;

namespace FeatureGen.Generator.Tests.Extraction;

public sealed class NestedSchemaTests
{
    private const string Source = """
        [FeatureSchema] public partial class Geo { [Numeric] public float? Lat { get; init; } [Vector(2)] public ReadOnlyMemory<float> Cell { get; init; } }
        [FeatureSchema]
        [Cross(nameof(Age), nameof(Known))]
        public partial record struct Visitor
        {
            [Bucketized(18)] public int Age { get; init; }
            [Categorical] public bool Known { get; init; }
            public Geo? Geo { get; init; }
            [Hashed(Buckets = 9), MultiValued(Max = 2)] public ImmutableArray<int> Tags { get; init; }
        }
        [FeatureSchema]
        [Cross("First.Age", "Second.Known")]
        public partial record Row
        {
            public Visitor First { get; init; }
            [Numeric] public int X { get; init; }
            [Context] public Visitor? Second { get; init; }
        }
        """;

    [Fact]
    public Task Fields_stand_in_place_and_crosses_last() => VerifyAsync(
        Source,
        // First: Age, Known, Geo.Lat, Geo.Cell (2), Tags (2); X; the same of Second; crosses of First, of Second and its own.
        ("new() { First = new() { Age = 20, Known = true, Tags = [7] }, X = 5 }",
            [2, 2, NaN, NaN, NaN, ReferenceHash.Index(7L, 9), -1, 5, 0, 0, NaN, NaN, NaN, 0, -1, 2 * 3 + 2, 0, 2 * 3]),
        ("new() { Second = new() { Geo = new() { Lat = 1.5f, Cell = new[] { 1f, 2f } } } }",
            [1, 1, NaN, NaN, NaN, 0, -1, 0, 1, 1, 1.5f, 1, 2, 0, -1, 1 * 3 + 1, 1 * 3 + 1, 1 * 3 + 1]),
        ("null!", [0, 0, NaN, NaN, NaN, 0, -1, NaN, 0, 0, NaN, NaN, NaN, 0, -1, 0, 0, 0]));

    [Fact]
    public async Task Names_have_their_path_and_roles_are_inherited()
    {
        using var assembly = await SchemaProject.LoadAsync(Source);
        var fields = SchemaHandle.Of(assembly, "Row").Schema.Fields.Select(f => f.Field).ToList();
        Assert.Equal(
            [
                "First.Age", "First.Known", "First.Geo.Lat", "First.Geo.Cell", "First.Tags", "X", "Second.Age", "Second.Known", "Second.Geo.Lat", "Second.Geo.Cell",
                "Second.Tags", "First.Age*Known", "Second.Age*Known", "First.Age*Second.Known",
            ],
            fields.Select(f => f.Name));
        Assert.Equal(["Second.Age", "Second.Known", "Second.Geo.Lat", "Second.Geo.Cell", "Second.Tags", "Second.Age*Known"],
            fields.Where(f => f.Role == FieldRole.Context).Select(f => f.Name));
    }

    [Fact]
    public async Task A_schema_of_another_assembly_is_flattened_as_far_as_it_can_be_read()
    {
        var library = SchemaProject.Create("""
            [FeatureSchema] public partial record Visitor { [Numeric] public int A => 1; [Numeric] internal int B => 2; [Numeric] protected internal int C => 3; }
            """);
        library.TestState.AssemblyName = "Library";
        GeneratorRun built = await library.RunAsync();
        using var stream = new MemoryStream();
        Assert.True(built.Compilation.Emit(stream).Success);

        var test = SchemaProject.Create("[FeatureSchema] public partial record struct Row(Visitor V, [property: Numeric] int X);");
        test.TestState.AdditionalReferences.Add(MetadataReference.CreateFromImage(stream.ToArray()));
        GeneratorRun run = await test.RunAsync();
        Assert.Contains("// V.A: numeric, slot 0", run["Row.g.cs"], StringComparison.Ordinal);
        Assert.DoesNotContain("V.B", run["Row.g.cs"], StringComparison.Ordinal);
        Assert.DoesNotContain("V.C", run["Row.g.cs"], StringComparison.Ordinal);
    }
}

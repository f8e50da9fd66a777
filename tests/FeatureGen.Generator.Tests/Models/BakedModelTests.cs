using FeatureGen.Formats.Models;
using FeatureGen.Generator.Tests.Support;

namespace FeatureGen.Generator.Tests.Models;

public sealed class BakedModelTests
{
    [Fact]
    public async Task Members_named_like_the_models_keep_it_out()
    {
        var test = SchemaProject.Create(
            """
            [FeatureSchema] public partial record A([property: Numeric] int Rank);
            [FeatureSchema] public partial record Score([property: Numeric] int X);
            [FeatureSchema] public partial record B([property: Numeric] int X);
            """);
        foreach (var name in new[] { "A", "Score", "B" }) test.AddFullModel(name);
        var run = await test.RunAsync();
        Assert.DoesNotContain("FeatureGenModel", run["A.g.cs"], StringComparison.Ordinal);
        Assert.DoesNotContain("FeatureGenModel", run["Score.g.cs"], StringComparison.Ordinal);
        Assert.Contains("FeatureGenModel", run["B.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_schema_that_extends_a_schema_has_a_model_of_its_own()
    {
        var test = SchemaProject.Create(
            """
            [FeatureSchema] public partial class A { [Numeric] public int X { get; set; } }
            [FeatureSchema] public partial class B : A { [Numeric] public int Y { get; set; } }
            public static class Rows { public static B[] Get() => [new() { X = 3, Y = 7 }]; }
            """);
        test.TestState.AddModel("a.json", Model(test.Manifest("A"), 10));
        test.TestState.AddModel("b.json", Model(test.Manifest("B"), 100));
        using var assembly = (await test.RunAsync()).Load();
        var rows = assembly.Invoke<Array>("Rows", "Get");
        Assert.Equal([103f], SchemaHandle.Of(assembly, "B").ScoreAll(rows));
        Assert.Equal([13f], SchemaHandle.Of(assembly, "A").ScoreEach(rows));
    }

    [Fact]
    public async Task A_field_without_weight_is_not_extracted()
    {
        var test = SchemaProject.Create(
            """
            [FeatureSchema]
            public partial class Row
            {
                [Numeric] public int X => 3;
                [Numeric] public int Y => throw new InvalidOperationException("extracted");
            }
            public static class Rows { public static Row[] Get() => [new(), new()]; }
            """);
        test.TestState.AddModel("row.json", Model(test.Manifest("Row"), 1));
        using var assembly = (await test.RunAsync()).Load();
        Assert.Equal([4f, 4f], SchemaHandle.Of(assembly, "Row").ScoreAll(assembly.Invoke<Array>("Rows", "Get")));
    }

    [Theory]
    [InlineData("public", "internal", "internal")]
    [InlineData("internal", "public", "public")]
    public async Task A_joined_schema_may_be_more_visible_than_its_sides(string schema, string context, string item)
    {
        var test = SchemaProject.Create($$"""
            [FeatureSchema] {{context}} partial record Visitor([property: Numeric] int Age);
            [FeatureSchema] {{item}} partial record struct Ad([property: Numeric] int Price);
            [FeatureSchema] {{schema}} partial class Request { [Context] internal Visitor? Visitor { get; set; } [Item] internal Ad Ad { get; set; } }
            {{schema}} partial class Outer
            {
                [FeatureSchema] private partial record Hidden([property: Numeric] int Age);
                [FeatureSchema] {{schema}} partial class Request { [Context] private Hidden? Visitor { get; set; } [Item] internal Ad Ad { get; set; } }
                [FeatureSchema] private partial class HiddenRequest { [Context] public Hidden? Visitor { get; set; } [Item] public Ad Ad { get; set; } }
            }
            """);
        test.AddFullModel("Request");
        test.AddFullModel("Outer+Request");
        test.AddFullModel("Outer+HiddenRequest");
        var run = await test.RunAsync();
        Assert.Contains((schema == "public" ? "internal" : "public") + " static int Rank(in global::Visitor ", run["Request.g.cs"], StringComparison.Ordinal);
        Assert.Contains("private static int Rank(in global::Outer.Hidden ", run["Outer+Request.g.cs"], StringComparison.Ordinal);
        Assert.Contains("public static int Rank(in global::Outer.Hidden ", run["Outer+HiddenRequest.g.cs"], StringComparison.Ordinal);
    }

    private static string Model(FeatureGen.Formats.Schemas.SchemaManifest manifest, float bias) => ModelFileJson.Write(new ModelFile
    {
        Kind = ModelKind.Linear,
        Schema = manifest.Name,
        Fingerprint = manifest.Fingerprint,
        Bias = bias,
        Fields = new([new ModelField { Name = "X", Centers = new([0f]), Scales = new([1f]), Weights = new([1f, 0f]) }]),
    });
}

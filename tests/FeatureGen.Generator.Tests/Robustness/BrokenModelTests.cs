using FeatureGen.Formats.Models;
using FeatureGen.Generator.Tests.Support;

namespace FeatureGen.Generator.Tests.Robustness;

/// <summary>Whatever the files: the generator does not throw, extraction is generated, and a model that does not fit is not baked.</summary>
public sealed class BrokenModelTests
{
    private const string Source = """
        [FeatureSchema] public partial record Row([property: Numeric] int X, [property: Hashed(Buckets = 4)] string Y);
        [FeatureSchema] public partial record Intact([property: Numeric] int X);
        """;

    private static string Valid { get; } = ModelFileJson.Write(TestModels.Full(SchemaProject.Create(Source).Manifest("Row"), dimension: 2));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"format\": \"featuregen-model\"}")]
    [InlineData("{\"format\": \"featuregen-model\", \"version\": 99999999999999999999}")]
    [InlineData("\uFEFF{\"format\": 1e999}")]
    [InlineData("tree\nversion=v4\nnum_class=1")]
    public void Files_that_are_no_model(string? text) => AssertNotBaked(text);

    [Theory]
    [InlineData("\"weights\"", "\"weight\"")]
    [InlineData("\"Row\"", "\"Rows\"")]
    [InlineData("\"X\"", "\"Z\"")]
    [InlineData("\"X\"", "\"Y\"")]
    [InlineData("\"fingerprint\": \"", "\"fingerprint\": \"0")]
    [InlineData("\"dimension\": 2", "\"dimension\": 3")]
    [InlineData("\"dimension\": 2", "\"dimension\": 2000000000")]
    [InlineData("\"kind\": \"factorizationMachine\"", "\"kind\": \"linear\"")]
    [InlineData("\"kind\": \"factorizationMachine\"", "\"kind\": \"\"")]
    [InlineData("\"bias\": 0.5", "\"bias\": 1e40")]
    [InlineData("\"bias\": 0.5", "\"bias\": NaN")]
    [InlineData("\"indices\": [0, 1", "\"indices\": [1, 0")]
    [InlineData("\"indices\": [0, 1", "\"indices\": [-1, 1")]
    [InlineData("\"indices\": [0, 1, 2, 3, 4]", "\"indices\": [0, 1, 2, 3, 5]")]
    public void Models_that_do_not_fit(string part, string other)
    {
        Assert.Contains(part, Valid, StringComparison.Ordinal);
        AssertNotBaked(Valid.Replace(part, other, StringComparison.Ordinal));
    }

    [Fact]
    public void Models_that_end_anywhere()
    {
        for (int length = 1; length < Valid.Length - 2; length += 11) AssertNotBaked(Valid[..length]);
    }

    [Fact]
    public void Depth_is_limited() => AssertNotBaked(new string('[', 100_000));

    [Fact]
    public void Of_two_models_none_is_chosen()
    {
        var test = SchemaProject.Create(Source);
        test.TestState.AddModel("a.json", Valid);
        Assert.Contains("Score", test.Run()["Row.g.cs"], StringComparison.Ordinal);
        test.TestState.AddModel("b.json", Valid);
        AssertThrows("the project has 2 models of 'Row'", test.Run()["Row.g.cs"]);
    }

    [Fact]
    public void A_model_too_large_to_bake_is_left_for_run_time()
    {
        var test = SchemaProject.Create("[FeatureSchema] public partial record Row([property: Hashed(Buckets = 300000)] string Y);");
        test.AddFullModel("Row");
        AssertThrows("it has more weights than are baked", test.Run()["Row.g.cs"]);
    }

    [Fact]
    public async Task Code_that_scores_compiles_with_a_model_of_an_older_schema()
    {
        var test = SchemaProject.Create(
            """
            [FeatureSchema] public partial record Visitor([property: Numeric] int X, [property: Numeric] int New);
            [FeatureSchema] public partial record Ad([property: Numeric] int X);
            [FeatureSchema] public partial record Row([property: Context] Visitor Visitor, [property: Item] Ad Ad);
            public static class Use
            {
                public static string Rank() => Message(() => Row.Rank(new Visitor(1, 2), new Ad[3], new Ranked[1]));
                public static string Score() => Message(() => Row.Score(new Row[2], new float[2]));
                public static string Explain() => Message(() => Row.Explain(new Row(new Visitor(1, 2), new Ad(1)), new float[3]));
                private static string Message(Action action)
                {
                    try { action(); return ""; } catch (InvalidOperationException e) { return e.Message; }
                }
            }
            """);
        var older = TestModels.Full(test.Manifest("Row")) with { Fingerprint = "0123456789abcdef" };
        test.TestState.AddModel("Row.model.json", ModelFileJson.Write(older));
        test.CompileBefore = false;
        using var assembly = (await test.RunAsync()).Load();
        foreach (var method in new[] { "Rank", "Score", "Explain" })
            Assert.Contains("trained for fingerprint 0123456789abcdef of 'Row'", assembly.Invoke<string>("Use", method), StringComparison.Ordinal);
    }

    // The methods are there, so that code that calls them compiles; they hold no weight and say why.
    private static void AssertThrows(string reason, string text)
    {
        Assert.Contains("public static float Score(", text, StringComparison.Ordinal);
        Assert.Contains("InvalidOperationException(\"The model is not baked: " + reason, text, StringComparison.Ordinal);
        Assert.DoesNotContain("Weights", text, StringComparison.Ordinal);
    }

    private static void AssertNotBaked(string? text)
    {
        var test = SchemaProject.Create(Source);
        test.TestState.AddModel("Row.model.json", text);
        test.AddFullModel("Intact");
        var run = test.Run();
        Assert.Contains("Extract", run["Row.g.cs"], StringComparison.Ordinal);
        Assert.DoesNotContain("Weights", run["Row.g.cs"], StringComparison.Ordinal);
        Assert.Contains("Weights", run["Intact.g.cs"], StringComparison.Ordinal);
    }
}

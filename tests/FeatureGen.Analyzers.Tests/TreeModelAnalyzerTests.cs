using FeatureGen.Analyzers.Files;
using FeatureGen.Testing;
using FeatureGen.Testing.Analyzers;
using FeatureGen.Testing.Compilations;

namespace FeatureGen.Analyzers.Tests;

/// <summary>Models of other trainers among a project's files: which schema they are for, whether they fit, what they do not use.</summary>
public sealed class TreeModelAnalyzerTests
{
    private const string Ad = """
        namespace Shop
        {
            [FeatureSchema]
            partial class Ad
            {
                [Numeric] public float A { get; set; }
                [Numeric] public float B { get; set; }
            }
        }
        """;

    private static readonly string s_fitting = TreeTexts.LightGbm(["A", "B"]);

    [Theory]
    [InlineData("Ad.model.txt", null)]
    [InlineData("models/Ad.v2.model.txt", null)]
    [InlineData("Shop.Ad.model.txt", null)]
    [InlineData("gbdt.txt", "Shop.Ad")]
    public Task A_file_that_is_for_a_schema_and_fits_is_no_finding(string file, string? schema) => Run(Ad, state =>
        state.AddTrees(file, s_fitting, schema));

    [Fact]
    public Task A_field_that_no_tree_splits_on_is_told() => Run(
        """
        [FeatureSchema]
        partial class Ad
        {
            [Numeric] public float A { get; set; }
            [Numeric] public float {|#0:B|} { get; set; }
            [Numeric, Keep("next time")] public float C { get; set; }
        }
        """,
        state =>
        {
            state.AddTrees("Ad.model.txt", TreeTexts.LightGbm(["A"], unused: ["B", "C"]));
            state.ExpectedDiagnostics.Add(new DiagnosticResult("FG2005").WithLocation(0).WithMessage(
                "No tree of Ad.model.txt splits on 'B': remove it, or keep it with [Keep(\"why\")]"));
        });

    [Fact]
    public Task A_damaged_file_is_told_at_its_line_and_column() => Task.WhenAll(
        Run(Ad, state =>
        {
            state.AddTrees("Ad.model.txt", s_fitting.Replace("threshold=1\n", "threshold={|#0:x|}\n", StringComparison.Ordinal));
            state.ExpectedDiagnostics.Add(new DiagnosticResult("FG2001").WithLocation(0));
        }),
        Run(Ad, state =>
        {
            state.AddTrees("Ad.model.json", TreeTexts.XGBoost("A", "B").Replace("\"split_indices\":[1,0,0]", "\"split_indices\":[{|#0:7|},0,0]", StringComparison.Ordinal));
            state.ExpectedDiagnostics.Add(new DiagnosticResult("FG2001").WithLocation(0));
        }));

    [Fact]
    public Task A_feature_without_a_field_is_told() => Run(Ad, state =>
    {
        state.AddTrees("Ad.model.json", TreeTexts.XGBoost("A", "Price"));
        state.ExpectedDiagnostics.Add(AtStart("FG2003", "Ad.model.json"));
    });

    [Fact]
    public Task Several_outputs_are_no_score() => Run(Ad, state =>
    {
        state.AddTrees("Ad.model.txt", TreeTexts.LightGbm(["A", "B"], classes: 2));
        state.ExpectedDiagnostics.Add(AtStart("FG2003", "Ad.model.txt"));
    });

    [Theory]
    [InlineData("Advert.model.txt", null, "it has no type 'Advert' with [FeatureSchema]; name the file after a schema (\"Ad.model.txt\" is for the type Ad), "
        + "say Schema=\"Full.Name.Of.Type\" on its FeatureModel item")]
    [InlineData("Ad.model.txt", "Ad", "it has no type 'Ad' with [FeatureSchema]; correct Schema=\"Ad\" of its FeatureModel item")]
    public Task A_file_for_no_schema_is_told_how_to_name_one(string file, string? schema, string message) => Run(Ad, state =>
    {
        state.AddTrees(file, s_fitting, schema);
        state.ExpectedDiagnostics.Add(AtStart("FG2004", file).WithMessage(
            $"The model belongs to no schema of this project: {message}, or take the file out of the project"));
    });

    [Fact]
    public Task A_file_for_two_schemas_is_for_none() => Run(Ad + "namespace Other { [FeatureSchema] partial class Ad { [Numeric] public float A { get; set; } } }", state =>
    {
        state.AddTrees("Ad.model.txt", s_fitting);
        state.ExpectedDiagnostics.Add(AtStart("FG2004", "Ad.model.txt"));
    });

    [Fact]
    public Task Trees_too_large_to_bake_are_told_and_are_no_rival() => Run("[FeatureSchema] partial class Ad { [Numeric] public float A { get; set; } }", state =>
    {
        state.AddTrees("Ad.model.txt", TreeTexts.LightGbmChain("A", 125_000));
        state.AddTrees("Ad.small.txt", TreeTexts.LightGbm(["A"]));
        state.ExpectedDiagnostics.Add(AtStart("FG2007", "Ad.model.txt").WithMessage(
            "The model of 'Ad' has 250,001 nodes and leaves, more than the 250,000 that are baked; take it out of the project and load it with RankingModel.Load"));
    });

    [Fact]
    public Task Of_several_models_none_is_used() => Run(Ad, state =>
    {
        state.AddTrees("Ad.model.json", TreeTexts.XGBoost("A"));
        state.AddTrees("Ad.model.txt", s_fitting);
        state.ExpectedDiagnostics.Add(AtStart("FG2008", "Ad.model.txt"));
    });

    [Fact]
    public async Task Whatever_a_file_holds_is_reported_and_never_thrown()
    {
        foreach (var text in new[] { s_fitting, TreeTexts.XGBoost("A", "B") })
        {
            for (int length = 0; length < text.Length - 20; length += 61) await Found(text[..length]);
            for (int at = 0; at < text.Length; at += 37)
                foreach (var noise in new[] { "\0", "\"", "}", "9e999", "-", "\n", "\uD800", "99999999999" })
                    await Found(text[..at] + noise + text[(at + 1)..]);
        }

        static Task Found(string text)
        {
            var state = new TestState { Sources = { Sample.Code(Ad) } };
            state.AddTrees("Ad.model.txt", text);
            return Sample.RunAsync(state);
        }
    }

    private static DiagnosticResult AtStart(string id, string file) => new DiagnosticResult(id).WithSpan(file, 1, 1, 1, 1);

    private static Task Run(string source, Action<TestState> arrange)
    {
        var test = Sample.Of<FeatureFileAnalyzer>(source);
        arrange(test.TestState);
        return test.RunAsync();
    }
}

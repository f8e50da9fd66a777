using System.Globalization;
using FeatureGen.Analyzers.Files;
using FeatureGen.Analyzers.Profiles;
using FeatureGen.Formats.Models;
using FeatureGen.Testing.Analyzers;
using FeatureGen.Testing.Compilations;

namespace FeatureGen.Analyzers.Tests;

/// <summary>Files that cannot be read or do not fit, at their place in the file; and what a model says about fields.</summary>
public sealed class FeatureFileAnalyzerTests
{
    private const string Ad = """
        [FeatureSchema, Cross("B", "D", Buckets = 8192)]
        partial class Ad
        {
            [Numeric] public float A { get; set; }
            [Hashed(Buckets = 64)] public string? B { get; set; }
            [Hashed(Buckets = 64)] public string? D { get; set; }
        }
        """;

    private static readonly Formats.Schemas.SchemaManifest s_manifest = Sample.Manifest("Ad", Ad);

    [Fact]
    public Task Files_that_fit_are_no_finding() => Run(Ad, state =>
    {
        state.AddProfile("Ad.profile.json", Sample.Profile(s_manifest));
        state.AddModel("Ad.model.json", Sample.Model(s_manifest, _ => true));
        state.AdditionalFiles.Add("notes.model.json", "not ours", ("FeatureGenFile", "other"));
        state.AdditionalFiles.Add("more.profile.json", "not ours");
    });

    [Theory]
    [InlineData("{|#0:|}", "The file ends too early; expected a value; write the file again, or take it out of the project")]
    [InlineData("{\n  \"format\": {|#0:\"|}else\"}", "Expected \"featuregen-profile\"; this is no profile of featuregen; write the file again, or take it out of the project")]
    [InlineData("\r\n\n {|#0:{|} \"format\": \"featuregen-profile\" }", "\"version\" is missing; write the file again, or take it out of the project")]
    public Task A_malformed_file_is_reported_at_its_line_and_column(string text, string message) => Run(Ad, state =>
    {
        state.AddProfile("Ad.profile.json", text);
        state.ExpectedDiagnostics.Add(new DiagnosticResult("FG2001").WithLocation(0).WithMessage(message));
    });

    [Fact]
    public async Task Whatever_a_file_holds_is_reported_and_never_thrown()
    {
        foreach (var (add, text) in new (Action<TestState, string> Add, string Text)[]
        {
            ((state, text) => state.AddProfile("Ad.profile.json", text), Sample.Profile(s_manifest)),
            ((state, text) => state.AddModel("Ad.model.json", text), Sample.Model(s_manifest, _ => true)),
            ((state, text) => state.AddDrift("Ad.drift.json", text), Sample.Drift(s_manifest)),
        })
        {
            for (int length = 0; length < text.TrimEnd().Length; length += 97)
                Assert.Equal("FG2001", Assert.Single(await Found(add, text[..length])).Id);
            for (int at = 0; at < text.Length; at += 71)
                foreach (var noise in new[] { "\0", "\"", "}", "9e999", "-", "null,", "\uD800", "[[" })
                    await Found(add, text[..at] + noise + text[(at + 1)..]);
        }

        static async Task<IEnumerable<Microsoft.CodeAnalysis.Diagnostic>> Found(Action<TestState, string> add, string text)
        {
            var state = new TestState { Sources = { Sample.Code(Ad) } };
            add(state, text);
            return await Sample.RunAsync(state);
        }
    }

    [Fact]
    public Task A_profile_of_another_fingerprint_is_told_once_and_silences_the_rest()
    {
        var other = Sample.Manifest("Ad", Ad.Replace("Buckets = 64", "Buckets = 65", StringComparison.Ordinal));
        return Run(Ad, state =>
        {
            state.AddProfile("Ad.profile.json", Mark(Sample.Profile(other, Sample.Fine("A") with { Distinct = 1 }), other.Fingerprint));
            state.ExpectedDiagnostics.Add(new DiagnosticResult("FG2002").WithLocation(0).WithMessage(
                $"The profile was made for fingerprint {other.Fingerprint} of 'Ad', which is now {s_manifest.Fingerprint}; run 'featuregen profile' again"));
        });
    }

    [Fact]
    public Task A_model_that_does_not_fit_is_told_and_says_nothing_about_fields()
    {
        var other = Sample.Manifest("Ad", Ad.Replace("Buckets = 64", "Buckets = 65", StringComparison.Ordinal));
        var tooFew = Sample.Model(s_manifest, name => name == "A").Replace("\"weights\": [0.5, 0.5]", "\"weights\": [0.5]", StringComparison.Ordinal);
        return Task.WhenAll(
            Run(Ad, state =>
            {
                state.AddModel("Ad.model.json", Mark(Sample.Model(other, _ => false), other.Fingerprint));
                state.ExpectedDiagnostics.Add(new DiagnosticResult("FG2003").WithLocation(0));
            }),
            Run(Ad, state =>
            {
                state.AddModel("Ad.model.json", Mark(tooFew, "Ad"));
                state.ExpectedDiagnostics.Add(new DiagnosticResult("FG2003").WithLocation(0).WithMessage("The model is not baked, so Score, Rank and Explain throw: 'A' needs 2 weights and has 1"));
            }));
    }

    [Fact]
    public Task A_schema_with_an_error_is_not_compared() => Run("[FeatureSchema] partial class Ad { [Numeric] public string? A { get; set; } }", state =>
    {
        state.AddProfile("Ad.profile.json", Sample.Profile(s_manifest));
        state.AddModel("Ad.model.json", Sample.Model(s_manifest, _ => true));
    });

    [Theory]
    [InlineData("Ads", "it has no type 'Ads' with [FeatureSchema]")]
    [InlineData("NoSchema", "it has no type 'NoSchema' with [FeatureSchema]")]
    [InlineData("System.String", "it has no type 'System.String' with [FeatureSchema]")]
    [InlineData("a..b+`1[]", "it has no type 'a..b+`1[]' with [FeatureSchema]")]
    public Task A_file_for_no_schema_is_told(string name, string reason)
    {
        var manifest = s_manifest with { Name = name };
        return Run(Ad + "class NoSchema;", state =>
        {
            state.AddProfile("X.profile.json", Mark(Sample.Profile(manifest), name));
            state.AddModel("X.model.json", Mark(Sample.Model(manifest, _ => true), name, 1));
            state.ExpectedDiagnostics.Add(new DiagnosticResult("FG2004").WithLocation(0).WithMessage(
                $"The profile belongs to no schema of this project: {reason}; rename it in the file, or take the file out of the project"));
            state.ExpectedDiagnostics.Add(new DiagnosticResult("FG2004").WithLocation(1));
        });
    }

    [Fact]
    public Task A_profile_without_a_fingerprint_is_of_no_schema() => Run(Ad, state =>
    {
        var text = Sample.Profile(s_manifest, Sample.Fine("A") with { Distinct = 1 });
        state.AddProfile("Ad.profile.json", Mark(text.Replace($"  \"fingerprint\": \"{s_manifest.Fingerprint}\",\n", "", StringComparison.Ordinal), "Ad"));
        state.ExpectedDiagnostics.Add(new DiagnosticResult("FG2004").WithLocation(0).WithMessage(
            "The profile belongs to no schema of this project: it was made without a schema; rename it in the file, or take the file out of the project"));
    });

    [Fact]
    public Task A_field_without_weight_is_told_where_nothing_else_speaks_against_it()
    {
        const string Source = """
            [FeatureSchema, Cross("B", "D"), {|FG2005:Cross("D", "B")|}]
            partial class Ad
            {
                [Numeric] public float {|FG2005:A|} { get; set; }
                [Hashed] public string? B { get; set; }
                [Hashed] public string? D { get; set; }
                [Numeric] public float {|FG1003:E|} { get; set; }
                [Numeric, Keep("next time")] public float K { get; set; }
            }
            """;
        var manifest = Sample.Manifest("Ad", Source);
        return Run(Source, state =>
        {
            state.AddModel("Ad.model.json", Sample.Model(manifest, name => name == "B*D"));
            state.AddProfile("Ad.profile.json", Sample.Profile(manifest, Sample.Fine("E") with { Distinct = 1 }));
        });
    }

    [Fact]
    public Task A_member_in_the_way_of_a_model_is_told_where_there_is_one()
    {
        const string Source = "[FeatureSchema] partial class Ad { [Numeric] public float A { get; set; } public float {|FG2006:Score|} => 1; public void Ranked() { } }";
        return Task.WhenAll(
            Run(Source, state => state.AddModel("Ad.model.json", Sample.Model(Sample.Manifest("Ad", Source), _ => true))),
            Run(Source.Replace("{|FG2006:Score|}", "Score", StringComparison.Ordinal), _ => { }));
    }

    [Fact]
    public Task A_model_too_large_to_bake_is_told_and_is_no_rival()
    {
        const string Source = "[FeatureSchema] partial class Ad { [Hashed(Buckets = 300000)] public string? A { get; set; } }";
        var manifest = Sample.Manifest("Ad", Source);
        var model = ModelFileJson.Read(Sample.Model(manifest, _ => true), "");
        var all = Enumerable.Range(0, 250_001).ToArray();
        var large = model with { Fields = new([model.Fields[0] with { Indices = new(all), Weights = new(all.Select(i => i + 1f)) }]) };
        return Run(Source, state =>
        {
            state.AddModel("Ad.model.json", Mark(ModelFileJson.Write(large), "Ad"));
            state.AddModel("Small.model.json", Sample.Model(manifest, _ => true));
            state.ExpectedDiagnostics.Add(new DiagnosticResult("FG2007").WithLocation(0).WithMessage(
                "The model of 'Ad' has 250,001 weights, more than the 250,000 that are baked; take it out of the project and load it with RankingModel.Load"));
        });
    }

    [Fact]
    public Task Of_several_files_for_a_schema_none_is_used() => Run(Ad, state =>
    {
        var constant = Sample.Profile(s_manifest, Sample.Fine("A") with { Distinct = 1 });
        state.AddModel("a/Ad.model.json", Sample.Model(s_manifest, _ => false));
        state.AddModel("b/Ad.model.json", Mark(Sample.Model(s_manifest, _ => false), "Ad"));
        state.AddProfile("a/Ad.profile.json", constant);
        state.AddProfile("b/Ad.profile.json", Mark(constant, "Ad", 1));
        state.ExpectedDiagnostics.Add(new DiagnosticResult("FG2008").WithLocation(0).WithMessage(
            "'Ad' has a second model beside Ad.model.json, so none is used; take one out of the project"));
        state.ExpectedDiagnostics.Add(new DiagnosticResult("FG2008").WithLocation(1));
    });

    private static Task Run(string source, Action<TestState> arrange)
    {
        var test = Sample.Of<FeatureFileAnalyzer>(source);
        test.AdditionalAnalyzers.Add(new ProfileAnalyzer());
        arrange(test.TestState);
        return test.RunAsync();
    }

    /// <summary>Marks a string of a file with its quotes.</summary>
    private static string Mark(string json, string value, int key = 0)
    {
        int at = json.IndexOf($"\"{value}\"", StringComparison.Ordinal);
        Assert.True(at >= 0, json);
        return json[..at] + string.Create(CultureInfo.InvariantCulture, $"{{|#{key}:") + json.Substring(at, value.Length + 2) + "|}" + json[(at + value.Length + 2)..];
    }
}

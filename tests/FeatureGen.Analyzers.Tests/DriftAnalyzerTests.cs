using FeatureGen.Analyzers.Files;
using FeatureGen.Analyzers.Profiles;
using FeatureGen.Formats.Profiles;
using FeatureGen.Formats.Schemas;
using FeatureGen.Testing.Analyzers;
using FeatureGen.Testing.Compilations;

namespace FeatureGen.Analyzers.Tests;

/// <summary>What a drift report says, and files that are out of date.</summary>
public sealed class DriftAnalyzerTests
{
    private const string Ad = """
        [FeatureSchema]
        partial record Ad
        {
            [Numeric] public float {|#0:A|} { get; init; }
            [Numeric] public float {|#1:B|} { get; init; }
            [Numeric, Keep("seasons")] public float K { get; init; }
            [Label] public bool {|#2:Clicked|} { get; init; }
        }
        """;

    private static readonly SchemaManifest s_ad = Sample.Manifest("Ad", Ad);

    [Fact]
    public Task Each_field_that_has_drifted_is_reported_with_the_evidence_and_the_label()
    {
        var test = Sample.Of<ProfileAnalyzer>(Ad);
        test.TestState.AddDrift("Ad.drift.json", Sample.Drift(s_ad, "A", "K", "Clicked"));
        test.TestState.ExpectedDiagnostics.Add(new DiagnosticResult("FG1009").WithLocation(0).WithMessage(
            "'A' has drifted: PSI 0.412, 0.002 by chance, Jensen-Shannon distance 0.210, q 1E-30; moved most: missing 0.0% -> 5.0%, any other 90.0% -> 53.8%, "
            + "'x y' 10.0% -> 41.2%; find out what has changed and train again, or keep it with [Keep(\"why\")] [Ad.drift.json, 50,000 rows against 200,000]"));
        test.TestState.ExpectedDiagnostics.Add(new DiagnosticResult("FG1009").WithLocation(2));
        return test.RunAsync();
    }

    [Fact]
    public Task A_field_that_can_be_removed_need_not_be_mended()
    {
        var test = Sample.Of<ProfileAnalyzer>(Ad);
        test.TestState.AddProfile("Ad.profile.json", Sample.Profile(s_ad, Sample.Fine("A") with { Distinct = 1 }));
        test.TestState.AddDrift("Ad.drift.json", Sample.Drift(s_ad, "A", "B"));
        test.TestState.ExpectedDiagnostics.Add(new DiagnosticResult("FG1003").WithLocation(0));
        test.TestState.ExpectedDiagnostics.Add(new DiagnosticResult("FG1009").WithLocation(1));
        return test.RunAsync();
    }

    [Theory]
    [InlineData("B*D", "B*D")]
    [InlineData("B B*D", "B")]
    [InlineData("K K*B", "")]
    public async Task A_cross_is_reported_where_none_of_its_parts_has_drifted(string drifted, string reported)
    {
        const string Source = """
            [FeatureSchema, Cross("B", "D", Buckets = 16384), Cross("K", "B", Buckets = 16384)]
            partial record Ad([property: Hashed] string B, [property: Categorical("x", "y")] string D, [property: Categorical("x", "y"), Keep("seasons")] string K);
            """;
        var state = new TestState { Sources = { Sample.Code(Source) } };
        state.AddDrift("Ad.drift.json", Sample.Drift(Sample.Manifest("Ad", Source), drifted.Split(' ')));
        Assert.Equal(reported, string.Join(' ', (await Sample.RunAsync(state)).Select(f => f.GetMessage(null).Split('\'')[1])));
    }

    [Fact]
    public async Task A_drift_report_of_another_version_says_one_thing_and_one_without_a_schema_belongs_to_none()
    {
        var other = Sample.Manifest("Ad", Ad.Replace("[Numeric] public float {|#1:B|}", "[Numeric] public double {|#1:B|}", StringComparison.Ordinal));
        var text = Sample.Drift(other, "A", "Clicked");
        var found = Assert.Single(await Run(state => state.AddDrift("Ad.drift.json", text)));
        Assert.Equal(
            $"The drift report was made for fingerprint {other.Fingerprint} of 'Ad', which is now {s_ad.Fingerprint}; run 'featuregen drift' again",
            found.GetMessage(null));
        Assert.Equal(4, found.Location.GetLineSpan().StartLinePosition.Line);
        text = text.Replace($"  \"fingerprint\": \"{other.Fingerprint}\",\n", "", StringComparison.Ordinal);
        Assert.Equal("FG2004", Assert.Single(await Run(state => state.AddDrift("Ad.drift.json", text))).Id);
        Assert.Equal("FG2008", Assert.Single(await Run(state =>
        {
            state.AddDrift("a.drift.json", Sample.Drift(s_ad, "A"));
            state.AddDrift("b.drift.json", Sample.Drift(s_ad, "A"));
        })).Id);
    }

    [Theory]
    [InlineData("2001-02-03", 90.0, "The profile is of data of 2001-02-03, more than 90 days ago; run 'featuregen profile' again")]
    [InlineData("2001-02-03", 1e6, null)]
    [InlineData("2001-02-03", null, null)]
    [InlineData("9999-12-31", 0.0, null)]
    [InlineData(null, null, null)]
    [InlineData(null, 90.0, "The profile does not say what day its data is of ('featuregen profile --dated' or '--time'), which may be 90 days ago at most; run 'featuregen profile' again")]
    public async Task A_profile_that_is_too_old_turns_into_one_note(string? dated, double? days, string? message)
    {
        var profile = ProfileFileJson.Read(Sample.Profile(s_ad, Sample.Fine("A") with { Distinct = 1 }, Sample.Fine("B") with { Coverage = 0.01 }), "p");
        profile = profile with { Dated = dated is null ? null : DateTime.Parse(dated, System.Globalization.CultureInfo.InvariantCulture) };
        var found = await Run(state =>
        {
            state.AddProfile("Ad.profile.json", ProfileFileJson.Write(profile));
            if (days is { } limit) state.AnalyzerConfigFiles.Add((".editorconfig", FormattableString.Invariant($"root = true\n[*.cs]\nfeaturegen.profile_max_age_days = {limit}\n")));
        });
        if (message is null) Assert.Equal(["FG1003", "FG1004"], found.Select(f => f.Id).Order(StringComparer.Ordinal));
        else Assert.Equal(message, Assert.Single(found).GetMessage(null));
    }

    private static async Task<IReadOnlyList<Microsoft.CodeAnalysis.Diagnostic>> Run(Action<TestState> add)
    {
        var state = new TestState { Sources = { Sample.Code(Ad) } };
        Markup.StripAll(state.Sources, []);
        add(state);
        return await Sample.RunAsync(state);
    }
}

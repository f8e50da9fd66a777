using FeatureGen.Analyzers.Profiles;
using FeatureGen.Formats.Profiles;
using FeatureGen.Testing.Analyzers;

namespace FeatureGen.Analyzers.Tests;

/// <summary>What a profile says, on the field it says it about.</summary>
public sealed class ProfileAnalyzerTests
{
    private const string Ad = """
        [FeatureSchema]
        partial record Ad
        {
            [Numeric] public float {|#0:A|} { get; init; }
            [Hashed(Buckets = 64)] public string? {|#1:B|} { get; init; }
            public float C { get; init; }
            [Numeric, Keep("we need it")] public float K { get; init; }
        }
        """;

    [Theory]
    [InlineData("FG1001", "A", "'A' is redundant with 'B' (similarity 0.98): remove it, or keep it with [Keep(\"why\")] [Ad.profile.json, 200,000 rows]")]
    [InlineData("FG1002", "A", "'A' has 0.02% of all importance, less than 0.2%: remove it, or keep it with [Keep(\"why\")] [Ad.profile.json, 200,000 rows]")]
    [InlineData("FG1003", "A", "'A' has the same value in every row: remove it, or keep it with [Keep(\"why\")] [Ad.profile.json, 200,000 rows]")]
    [InlineData("FG1004", "A", "'A' has a value in 0.8% of the rows, less than 5%: remove it, or keep it with [Keep(\"why\")] [Ad.profile.json, 200,000 rows]")]
    [InlineData("FG1005", "A", "'A' explains 92.5% of the label 'Clicked', so it may be known only after it: remove it, or keep it with [Keep(\"why\")] [Ad.profile.json, 200,000 rows]")]
    [InlineData("FG1006", "B", "'B' has 1,000 different values in 64 buckets: 100% of them share one; set Buckets = 4096 (then 21.6%), or keep it with [Keep(\"why\")] [Ad.profile.json, 200,000 rows]")]
    public Task Reports_on_the_property_with_the_evidence(string id, string field, string message)
    {
        var test = Sample.Of<ProfileAnalyzer>(Ad);
        test.TestState.AddProfile("Ad.profile.json", Sample.Profile(Sample.Manifest("Ad", Ad), Bad(id, field), Bad(id, "K")));
        test.TestState.ExpectedDiagnostics.Add(new DiagnosticResult(id).WithLocation(field == "A" ? 0 : 1).WithMessage(message));
        return test.RunAsync();
    }

    [Theory]
    [InlineData(true, "'A' tells no more than noise (score 1.2E-5, best of 20 noise fields 3.45E-5): remove it, or keep it with [Keep(\"why\")] [Ad.profile.json, 200,000 rows]")]
    [InlineData(false, "'A' has 0.02% of all importance (95% interval 0% to 0.15%), less than 0.2%: remove it, or keep it with [Keep(\"why\")] [Ad.profile.json, 200,000 rows]")]
    [InlineData(true, "'A' is not told from noise (score 1.2E-5, false discovery rate 19%): remove it, or keep it with [Keep(\"why\")] [Ad.profile.json, 200,000 rows]", 1.1e-5)]
    public Task Low_importance_is_reported_with_what_makes_it_sure(bool isNoise, string message, double noise = 3.45e-5)
    {
        var certainty = new ProfileCertainty
        {
            ShareHigh = 0.0015, RankLow = 1, RankHigh = 4, NoiseScore = noise, QValue = 0.19, IsNoise = isNoise,
        };
        var test = Sample.Of<ProfileAnalyzer>(Ad);
        test.TestState.AddProfile("Ad.profile.json", Sample.Profile(
            Sample.Manifest("Ad", Ad),
            Sample.Fine("A") with { Score = 1.2e-5, Share = 0.0002, Certainty = certainty },
            // As small a share, but the interval is not all below.
            Sample.Fine("B") with { Share = 0.0002, Certainty = certainty with { ShareHigh = 0.1, IsNoise = false } }));
        test.TestState.ExpectedDiagnostics.Add(new DiagnosticResult("FG1002").WithLocation(0).WithMessage(message));
        return test.RunAsync();
    }

    [Fact]
    public Task An_estimated_number_of_values_is_called_one()
    {
        var test = Sample.Of<ProfileAnalyzer>(Ad);
        var field = Bad("FG1006", "B") with { Counted = ProfileCounting.ByHash };
        test.TestState.AddProfile("Ad.profile.json", Sample.Profile(Sample.Manifest("Ad", Ad), Sample.Fine("A"), field));
        test.TestState.ExpectedDiagnostics.Add(new DiagnosticResult("FG1006").WithLocation(1).WithMessage(
            "'B' has about 1,000 different values in 64 buckets: 100% of them share one; set Buckets = 4096 (then 21.6%), "
            + "or keep it with [Keep(\"why\")] [Ad.profile.json, 200,000 rows]"));
        return test.RunAsync();
    }

    [Theory]
    [InlineData(ProfileLeak.Recoding, "is the label 'Clicked' in other words (it explains 25% of it, and it 99.5% of the field)")]
    [InlineData(ProfileLeak.PresentForOneClass, "has a value where the label 'Clicked' is '1' (99.5% of these rows, 25% of all)")]
    [InlineData(ProfileLeak.MissingForOneClass, "is missing where the label 'Clicked' is '1' (99.5% of these rows, 25% of all)")]
    [InlineData(ProfileLeak.BetterLater, "explains 99.5% of the label 'Clicked' in the last quarter of the time and 25% in the first")]
    public Task A_leak_is_reported_with_its_reason(ProfileLeak reason, string evidence)
    {
        var test = Sample.Of<ProfileAnalyzer>(Ad);
        var leak = new ProfileLeakage { Reason = reason, Class = reason is ProfileLeak.BetterLater ? null : "1", Share = 0.995, Against = 0.25 };
        test.TestState.AddProfile("Ad.profile.json", Sample.Profile(Sample.Manifest("Ad", Ad), Sample.Fine("A") with { Coverage = 0.01, Leak = leak }));
        test.TestState.ExpectedDiagnostics.Add(new DiagnosticResult("FG1005").WithLocation(0).WithMessage(
            $"'A' {evidence}, so it may be known only after it: remove it, or keep it with [Keep(\"why\")] [Ad.profile.json, 200,000 rows]"));
        return test.RunAsync();
    }

    [Fact]
    public Task The_most_telling_fact_about_bad_data_is_reported_beside_the_verdict()
    {
        var test = Sample.Of<ProfileAnalyzer>(Ad);
        var quality = new ProfileQuality
        {
            Issues = new(
            [
                new ProfileIssue { Problem = QualityProblem.Sentinel, Severity = QualitySeverity.Warning, Value = "999", Share = 0.02 },
                new ProfileIssue { Problem = QualityProblem.WhiteSpace, Value = " 1", Share = 0.5 },
            ]),
        };
        test.TestState.AddProfile("Ad.profile.json", Sample.Profile(
            Sample.Manifest("Ad", Ad), Bad("FG1003", "A") with { Quality = quality }, Sample.Fine("B") with { Quality = new() },
            Sample.Fine("K") with { Quality = quality }));
        test.TestState.ExpectedDiagnostics.Add(new DiagnosticResult("FG1003").WithLocation(0));
        test.TestState.ExpectedDiagnostics.Add(new DiagnosticResult("FG1007").WithLocation(0).WithMessage(
            "'A' is 999 in 2% of the rows, far more often than its neighbours: probably a missing value: mend the data, or keep it with [Keep(\"why\")] [Ad.profile.json, 200,000 rows]"));
        return test.RunAsync();
    }

    [Fact]
    public Task A_field_that_matters_together_with_another_is_not_unimportant()
    {
        var test = Sample.Of<ProfileAnalyzer>(Ad);
        test.TestState.AddProfile("Ad.profile.json", Sample.Profile(
            Sample.Manifest("Ad", Ad), Bad("FG1002", "A") with { InteractsWith = new(["B"]) }, Sample.Fine("B")));
        return test.RunAsync();
    }

    [Theory]
    [InlineData("FG1001", "redundancy_threshold = 0.99")]
    [InlineData("FG1002", "importance_threshold = 1e-4")]
    [InlineData("FG1004", "coverage_threshold = 0.008")]
    [InlineData("FG1005", "leakage_threshold = 0.93")]
    [InlineData("FG1006", "hash_load_threshold = 16")]
    public async Task Thresholds_come_from_the_editorconfig(string id, string setting)
    {
        await Run("*.cs", setting, expected: false);
        await Run("other/*.cs", setting, expected: true);
        foreach (var bad in new[] { "many", "-1", "NaN", "0,5", "" })
            await Run("*.cs", setting[..setting.IndexOf('=')] + "= " + bad, expected: true);

        Task Run(string files, string line, bool expected)
        {
            var test = Sample.Of<ProfileAnalyzer>(Ad);
            var field = id == "FG1006" ? "B" : "A";
            test.TestState.AddProfile("Ad.profile.json", Sample.Profile(Sample.Manifest("Ad", Ad), Bad(id, field)));
            test.TestState.AnalyzerConfigFiles.Add((".editorconfig", $"root = true\n[{files}]\nfeaturegen.{line}\n"));
            if (expected) test.TestState.ExpectedDiagnostics.Add(new DiagnosticResult(id).WithLocation(field == "A" ? 0 : 1));
            return test.RunAsync();
        }
    }

    [Fact]
    public Task A_field_of_a_nested_schema_is_reported_where_it_is_declared_and_a_cross_on_its_attribute()
    {
        const string Joined = """
            [FeatureSchema]
            [{|FG1002:Cross("Visitor.Device", "Ad.Brand")|}]
            [Cross("Visitor.Age", "Ad.Brand")]
            partial record Impression([property: Context] Visitor Visitor, [property: Item] Ad Ad, [property: Numeric] float {|FG1003:Position|});
            """;
        const string Ad = """
            [FeatureSchema]
            [{|FG1004:Cross("Brand", "Color")|}]
            partial record Ad([property: Hashed] string Brand, [property: Hashed] string Color, [property: Numeric] float {|FG1005:Dwell|});
            """;
        const string Visitor = """
            partial class Person { [Numeric] public float {|FG1003:Height|} { get; set; } }
            [FeatureSchema] partial class Visitor : Person { [Hashed] public int Device { get; set; } [Hashed] public int Age { get; set; } }
            """;
        var test = Sample.Of<ProfileAnalyzer>(Joined, Ad, Visitor);
        test.TestState.AddProfile("Impression.profile.json", Sample.Profile(
            Sample.Manifest("Impression", Joined, Ad, Visitor),
            Bad("FG1002", "Visitor.Device*Ad.Brand"),
            Bad("FG1004", "Ad.Brand*Color"),
            Bad("FG1005", "Ad.Dwell"),
            Bad("FG1003", "Visitor.Height"),
            Bad("FG1003", "Position"),
            Bad("FG1002", "Visitor.Age"))); // part of a cross that is of use
        return test.RunAsync();
    }

    [Fact]
    public Task A_field_of_a_schema_that_is_nested_twice_or_elsewhere_is_reported_on_its_holder()
    {
        const string Library = "[FeatureSchema] public partial class Shop { [Numeric] public float Size { get; set; } }";
        const string Source = """
            [FeatureSchema] partial record Pair(Ad {|FG1003:First|}, Ad Second, Shop {|FG1003:Shop|}, [property: Keep("until the move")] Shop Kept);
            [FeatureSchema] partial record Ad([property: Numeric] float Price);
            """;
        var test = Sample.Of<ProfileAnalyzer>(Source);
        test.TestState.AdditionalReferences.Add(Sample.Compile(Library).ToMetadataReference());
        test.TestState.AddProfile("Pair.profile.json", Sample.Profile(Sample.Manifest("Pair", Source, Library), Bad("FG1003", "First.Price"), Bad("FG1003", "Shop.Size"), Bad("FG1003", "Kept.Size")));
        return test.RunAsync();
    }

    [Theory]
    [InlineData("[FeatureSchema] partial record Ad([property: Hashed] float A, [property: Numeric] float K);")] // another kind than was profiled
    [InlineData("[FeatureSchema] partial record Ad([property: Numeric] float A, [property: Numeric] float K, [property: Numeric] string Typing);")]
    [InlineData("[FeatureSchema] partial record Ad([property: Numeric] float A, [property: Numeric] Unknown K);")]
    [InlineData("namespace Other { [FeatureSchema] partial record Ad([property: Numeric] float A, [property: Numeric] float K); }")]
    [InlineData("partial record Ad([property: Numeric] float A, [property: Numeric] float K);")]
    public Task A_profile_of_another_schema_says_nothing(string source)
    {
        const string Profiled = "[FeatureSchema] partial record Ad([property: Numeric] float A, [property: Numeric] float K);";
        var test = Sample.Of<ProfileAnalyzer>(source);
        test.CompilerDiagnostics = CompilerDiagnostics.None;
        test.TestState.AddProfile("Ad.profile.json", Sample.Profile(Sample.Manifest("Ad", Profiled), Bad("FG1003", "A")));
        return test.RunAsync();
    }

    [Fact]
    public async Task The_finding_points_into_the_profile()
    {
        var state = Sample.Of<ProfileAnalyzer>(Ad.Replace("{|#0:A|}", "A", StringComparison.Ordinal).Replace("{|#1:B|}", "B", StringComparison.Ordinal)).TestState;
        state.AddProfile("Ad.profile.json", Sample.Profile(Sample.Manifest("Ad", Ad), Bad("FG1003", "A")));
        var found = Assert.Single(await Sample.RunAsync(state));
        var place = Assert.Single(found.AdditionalLocations).GetLineSpan();
        Assert.EndsWith("Ad.profile.json", place.Path, StringComparison.Ordinal);
        Assert.Contains("\"A\"", state.AdditionalFiles[0].Text!.Split('\n')[place.StartLinePosition.Line].Substring(place.StartLinePosition.Character, 3), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.98, 0, 0.0001, "(a function of it, NMI 0.98, 19 of 20 resamples); given it, 'A' adds 0.0001 nats of 0.0412")]
    [InlineData(0.5, 0, 0.0001, "(a function of it, NMI 0.50, 19 of 20 resamples); given it, 'A' adds 0.0001 nats of 0.0412")]
    [InlineData(0.5, 0, 0.02, null)]
    [InlineData(0.98, 0.01, 0.02, null)]
    public Task A_field_is_redundant_unless_it_adds_to_the_other(double similarity, double low, double high, string? evidence)
    {
        var redundancy = new ProfileRedundancy
        {
            Relation = ProfileRelation.Function, Resamples = 20, Held = 19, Added = 0.0001, Alone = 0.0412, AddedShareLow = low, AddedShareHigh = high,
        };
        var field = Sample.Fine("A") with { RedundantWith = "B", Similarity = similarity, Redundancy = redundancy };
        var test = Sample.Of<ProfileAnalyzer>(Ad);
        test.TestState.AddProfile("Ad.profile.json", Sample.Profile(Sample.Manifest("Ad", Ad), field));
        if (evidence is not null)
        {
            test.TestState.ExpectedDiagnostics.Add(new DiagnosticResult("FG1001").WithLocation(0).WithMessage(
                $"'A' is redundant with 'B' {evidence}: remove it, or keep it with [Keep(\"why\")] [Ad.profile.json, 200,000 rows]"));
        }
        return test.RunAsync();
    }

    [Theory]
    [InlineData(null, "explains 92.5% of the label 'Clicked', so it may be known only after it")]
    [InlineData(ProfileLeak.Monotone,
        "is the label 'Clicked' in other words (it rises or falls with it, and explains 90.8% of it), so it may be known only after it")]
    public Task A_leak_is_told_with_its_reason(ProfileLeak? reason, string message)
    {
        var leak = reason is { } known ? new ProfileLeakage { Reason = known, Share = 1, Against = 0.908 } : null;
        var test = Sample.Of<ProfileAnalyzer>(Ad);
        test.TestState.AddProfile("Ad.profile.json", Sample.Profile(Sample.Manifest("Ad", Ad), Bad("FG1005", "A") with { Leak = leak }));
        test.TestState.ExpectedDiagnostics.Add(new DiagnosticResult("FG1005").WithLocation(0).WithMessage(
            $"'A' {message}: remove it, or keep it with [Keep(\"why\")] [Ad.profile.json, 200,000 rows]"));
        return test.RunAsync();
    }

    private static ProfileField Bad(string id, string name) => id switch
    {
        "FG1001" => Sample.Fine(name) with { RedundantWith = "B", Similarity = 0.98 },
        "FG1002" => Sample.Fine(name) with { Share = 0.0002 },
        "FG1003" => Sample.Fine(name) with { Distinct = 1 },
        "FG1004" => Sample.Fine(name) with { Coverage = 0.008 },
        "FG1005" => Sample.Fine(name) with { LabelShare = 0.925 },
        _ => Sample.Fine(name) with { Buckets = 64, Distinct = 1000 },
    };
}

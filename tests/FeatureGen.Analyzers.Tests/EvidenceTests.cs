using FeatureGen.Analyzers.Profiles;
using FeatureGen.Formats.Profiles;
using FeatureGen.Formats.Schemas;
using FeatureGen.Testing.Analyzers;
using FeatureGen.Testing.Compilations;
using Microsoft.CodeAnalysis;

namespace FeatureGen.Analyzers.Tests;

/// <summary>What data says beyond the verdicts on single fields: vocabularies, buckets, costs; and that it is said once.</summary>
public sealed class EvidenceTests
{
    private const string Ad = """
        [FeatureSchema]
        partial record Ad
        {
            [Categorical("a", "b")] public string? {|#0:A|} { get; init; }
            [Hashed(Buckets = 64)] public string? {|#1:B|} { get; init; }
            [Numeric] public float {|#2:C|} { get; init; }
            [Categorical("a", "b"), Keep("the rest is one")] public string? K { get; init; }
            [Label] public bool {|#3:Clicked|} { get; init; }
        }
        """;

    private static readonly SchemaManifest s_ad = Sample.Manifest("Ad", Ad);
    private static readonly ProfileUnknowns s_unknown = new() { Share = 0.0724, Values = new(["Toys", "x\ny", "Books", "Pets"]), Shares = new([0.04, 0.02, 0.01, 0.002]) };

    [Fact]
    public async Task A_vocabulary_that_lacks_many_values_is_reported_with_the_frequent_ones()
    {
        var test = Sample.Of<ProfileAnalyzer>(Ad);
        var profile = Sample.Profile(s_ad, Sample.Fine("A") with { Unknown = s_unknown }, Sample.Fine("K") with { Unknown = s_unknown });
        test.TestState.AddProfile("Ad.profile.json", profile);
        test.TestState.ExpectedDiagnostics.Add(new DiagnosticResult("FG1008").WithLocation(0).WithMessage(
            "'A' is outside of its vocabulary in 7.2% of the rows, most often 'Toys' (4%), 'x y' (2%), 'Books' (1%) and 1 more: "
            + "add the frequent ones to its vocabulary, or keep it with [Keep(\"why\")] [Ad.profile.json, 200,000 rows]"));
        await test.RunAsync();

        // A value of two lines cannot be told from two values.
        Assert.Equal("Toys\nBooks\nPets", (await One(profile)).Properties[FindingProperties.MissingValues]);
        Assert.Empty(await All(Sample.Profile(s_ad, Sample.Fine("A") with { Unknown = s_unknown with { Share = 0.05 } })));
        Assert.Empty(await All(profile, "featuregen.oov_threshold = 0.08"));
    }

    [Fact]
    public async Task Too_few_buckets_are_reported_with_what_they_cost()
    {
        // Half of the rows have one value.
        var distribution = new ProfileDistribution { Values = new(["a"]), Counts = new([50_000L]), Rest = new([50_000L]), Missing = new([0L]) };
        var field = Sample.Fine("B") with { Distinct = 1000, Buckets = 64, Distribution = distribution };
        var found = await One(ProfileFileJson.Write(ProfileFileJson.Read(Sample.Profile(s_ad), "p") with { Classes = new(["0"]), Fields = new([field]) }));
        Assert.StartsWith(
            "'B' has 1,000 different values in 64 buckets: 100% of them share one, and 46.8% of the rows share it with a more frequent value; "
            + "set Buckets = 4096 (then 21.6% and 5.6%), or keep it", found.GetMessage(null), StringComparison.Ordinal);
        Assert.Equal("4096", found.Properties[FindingProperties.Buckets]);
    }

    [Theory]
    [InlineData("Bucketized(6, 12, 18)", "64 (then none)")] // 7 days, unknown and missing, by 4 parts and missing
    [InlineData("Hashed(Buckets = 64)", "128 (then 20.3%)")]
    public async Task A_cross_is_given_no_more_buckets_than_make_it_exact(string part, string message)
    {
        var source = $$"""
            [FeatureSchema, Cross("Day", "Part", Buckets = 16)]
            partial record Ad([property: Categorical] DayOfWeek Day, [property: {{part}}] int? Part);
            """;
        var cross = Sample.Fine("Day*Part") with { Distinct = 30, Buckets = 16 };
        var found = Assert.Single(await All(Sample.Profile(Sample.Manifest("Ad", source), cross), source: source));
        Assert.Contains($"; set Buckets = {message}, or keep it", found.GetMessage(null), StringComparison.Ordinal);
        Assert.Equal(message.Split(' ')[0], found.Properties[FindingProperties.Buckets]);
    }

    [Fact]
    public async Task A_costly_field_is_reported_where_nothing_else_is()
    {
        var little = Sample.Fine("B") with { Share = 0.003, Quality = new ProfileQuality { BytesPerValue = 40 } };
        var found = await One(Sample.Profile(s_ad, little));
        Assert.Equal(("FG1010", DiagnosticSeverity.Info), (found.Id, found.Severity));
        // By the constants: 2 + 0.75 x 40; A and K 3.2 + 0.085 x 8 each, C 1.3.
        Assert.StartsWith("'B' costs about 32 ns of the schema's 41 ns a row and has 0.3% of all importance: remove it", found.GetMessage(null), StringComparison.Ordinal);

        Assert.Empty(await All(Sample.Profile(s_ad, little with { Share = 0.09 })));
        Assert.Empty(await All(Sample.Profile(s_ad, little with { Certainty = new() { ShareHigh = 0.09, RankLow = 1, RankHigh = 1 } })));
        Assert.Empty(await All(Sample.Profile(s_ad, little with { InteractsWith = new(["C"]) })));
        Assert.Empty(await All(Sample.Profile(s_ad, Sample.Fine("K") with { Share = 0.003 })));
        // As cheap as C is, it is not worth it.
        Assert.Empty(await All(Sample.Profile(s_ad, Sample.Fine("C") with { Share = 0.003 })));
        var quality = new ProfileQuality { Issues = new([new ProfileIssue { Problem = QualityProblem.Sentinel, Value = "999" }]) };
        Assert.Equal("FG1007", (await One(Sample.Profile(s_ad, little with { Quality = quality }))).Id);
        var (state, unused) = (State(Ad), Sample.Model(s_ad, name => name != "B"));
        state.AddProfile("Ad.profile.json", Sample.Profile(s_ad, little));
        state.AddModel("Ad.model.json", unused);
        Assert.Equal("FG2005", Assert.Single(await Sample.RunAsync(state)).Id);
    }

    [Fact]
    public async Task Of_costly_fields_the_three_worst_are_reported_and_no_context_nor_part_of_a_cross()
    {
        const string Source = """
            [FeatureSchema, Cross("Part", "Other", Buckets = 8192)]
            partial record Ad
            {
                [Context, Hashed] public string? User { get; init; }
                [Hashed] public string? Part { get; init; }
                [Categorical(Min = 0, Max = 3)] public int Other { get; init; }
                [Hashed] public string? A { get; init; }
                [Hashed] public string? B { get; init; }
                [Vector(20)] public float[]? C { get; init; }
                [Hashed] public string? D { get; init; }
                [Numeric] public float Cheap0 { get; init; }
                [Numeric] public float Cheap1 { get; init; }
                [Numeric] public float Cheap2 { get; init; }
                [Numeric] public float Cheap3 { get; init; }
                [Numeric] public float Cheap4 { get; init; }
                [Numeric] public float Cheap5 { get; init; }
                [Numeric] public float Cheap6 { get; init; }
                [Numeric] public float Cheap7 { get; init; }
            }
            """;
        var manifest = Sample.Manifest("Ad", Source);
        var profile = Sample.Profile(manifest, [.. manifest.Fields.Select((f, i) => Sample.Fine(f.Name) with { Share = 0.003 + 0.0001 * i })]);
        Assert.Equal(["A", "B", "C"], (await All(profile, source: Source)).Select(f => f.GetMessage(null)[1..2]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_declaration_of_two_schemas_is_reported_once_and_not_where_one_of_them_needs_it()
    {
        const string Source = """
            [FeatureSchema] partial record Item([property: Numeric] float Price, [property: Numeric] float Size, [property: Numeric] float Old, [property: Hashed] string Text);
            [FeatureSchema] partial record Click(Item Item, [property: Numeric] float Other);
            [FeatureSchema] partial record Sale(Item Item, [property: Numeric] float Another);
            """;
        var state = State(Source);
        foreach (var (type, share) in new[] { ("Click", 0.0001), ("Sale", 0.1) })
        {
            state.AddProfile(type + ".profile.json", Sample.Profile(
                Sample.Manifest(type, Source),
                Sample.Fine("Item.Price") with { Share = 0.0001 },                       // in both
                Sample.Fine("Item.Size") with { Share = share },                         // in one, the other needs it
                Sample.Fine("Item.Old") with { Distinct = 1, Share = share },            // the same in every row
                Sample.Fine("Item.Text") with { Share = share == 0.1 ? 0.2 : 0.004 }));  // costly in one
        }
        var found = (await Sample.RunAsync(state)).Select(f => (f.Id, f.GetMessage(null)[..12])).Order();
        Assert.Equal([("FG1002", "'Item.Price'"), ("FG1003", "'Item.Old' h")], found);
    }

    [Fact]
    public async Task Fields_that_no_model_uses_are_told_once()
    {
        const string Source = """
            [FeatureSchema] partial record Item([property: Numeric] float Price, [property: Numeric] float Size);
            [FeatureSchema] partial record Click(Item Item, [property: Numeric] float Other);
            [FeatureSchema] partial record Sale(Item Item, [property: Numeric] float Another);
            """;
        var state = State(Source);
        state.AddModel("Click.model.json", Sample.Model(Sample.Manifest("Click", Source), name => name == "Other"));
        state.AddModel("Sale.model.json", Sample.Model(Sample.Manifest("Sale", Source), name => name is "Another" or "Item.Size"));
        Assert.StartsWith("'Item.Price' has no weight", Assert.Single(await Sample.RunAsync(state)).GetMessage(null), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("FG1001")]
    [InlineData("FG1006")]
    [InlineData("FG1007")]
    [InlineData("FG1008")]
    [InlineData("FG1009")]
    [InlineData("FG1010")]
    public async Task Each_rule_has_the_severity_that_the_editorconfig_gives_it(string id)
    {
        var field = id switch
        {
            "FG1001" => Sample.Fine("A") with { RedundantWith = "C", Similarity = 0.98 },
            "FG1006" => Sample.Fine("B") with { Distinct = 1000, Buckets = 64 },
            "FG1007" => Sample.Fine("A") with { Quality = new() { Issues = new([new ProfileIssue { Problem = QualityProblem.Sentinel, Value = "9" }]) } },
            "FG1008" => Sample.Fine("A") with { Unknown = s_unknown },
            "FG1010" => Sample.Fine("B") with { Share = 0.003, Quality = new() { BytesPerValue = 40 } },
            _ => Sample.Fine("A"),
        };
        foreach (var (word, severity) in new[] { ("error", DiagnosticSeverity.Error), ("suggestion", DiagnosticSeverity.Info) })
        {
            var state = State(Ad, $"dotnet_diagnostic.{id}.severity = {word}");
            state.AddProfile("Ad.profile.json", Sample.Profile(s_ad, field));
            if (id == "FG1009") state.AddDrift("Ad.drift.json", Sample.Drift(s_ad, "A"));
            var found = Assert.Single(await Sample.RunAsync(state));
            Assert.Equal((id, severity), (found.Id, found.Severity));
        }
    }

    private static TestState State(string source, string? setting = null)
    {
        var state = new TestState { Sources = { Sample.Code(source) } };
        Markup.StripAll(state.Sources, []);
        if (setting is not null) state.AnalyzerConfigFiles.Add((".editorconfig", $"root = true\n[*.cs]\n{setting}\n"));
        return state;
    }

    private static Task<System.Collections.Immutable.ImmutableArray<Diagnostic>> All(string profile, string? setting = null, string source = Ad)
    {
        var state = State(source, setting);
        state.AddProfile("Ad.profile.json", profile);
        return Sample.RunAsync(state);
    }

    private static async Task<Diagnostic> One(string profile) => Assert.Single(await All(profile));
}

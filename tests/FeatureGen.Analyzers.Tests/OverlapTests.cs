using FeatureGen.Analyzers.Code;
using FeatureGen.Analyzers.Declarations;
using FeatureGen.Analyzers.Profiles;
using FeatureGen.Formats.Profiles;
using FeatureGen.Testing.Compilations;
using Microsoft.CodeAnalysis;

namespace FeatureGen.Analyzers.Tests;

/// <summary>What code and data both say of a field is told once.</summary>
public sealed class OverlapTests
{
    private const string Offer = """
        [FeatureSchema] partial class Offer
        {
            [Label] public bool Clicked { get; set; }
            [Numeric] public float Price { get; set; }
            [Numeric] public float ListPrice { get; set; }
            [Numeric] public float PriceInCents => Price * 100;
            [Numeric] public float Charged => Clicked ? Price : 0;
            [Timestamp(TimePart.HourOfDay)] public DateTimeOffset ClickedAt { get; set; }
        }
        """;

    private const string Code = "FG3001: PriceInCents, FG3003: Charged, FG3004: ClickedAt";

    [Theory]
    // The data's representative may be another field than the code's, or computed from the field in question.
    [InlineData("PriceInCents-ListPrice", Code)]
    [InlineData("PriceInCents-Price", Code)]
    [InlineData("Price-PriceInCents", Code)]
    [InlineData("Price-PriceInCents ListPrice-PriceInCents", "FG1001: ListPrice, " + Code)]
    [InlineData("Price-ListPrice", "FG1001: Price, " + Code)]
    // Of leaks it is the guess by name that goes.
    [InlineData("Charged", Code)]
    [InlineData("ClickedAt", "FG1005: ClickedAt, FG3001: PriceInCents, FG3003: Charged")]
    // Other kinds of findings stay.
    [InlineData("Charged-Price", "FG1001: Charged, " + Code)]
    [InlineData("PriceInCents", "FG1005: PriceInCents, " + Code)]
    public async Task A_field_is_told_once(string data, string expected) => Assert.Equal(expected, await FindAsync(Offer, data));

    [Theory]
    [InlineData("dotnet_diagnostic.FG3001.severity = none", true, false)]
    [InlineData("dotnet_diagnostic.FG3001.severity = suggestion", true, true)]
    [InlineData("dotnet_diagnostic.FG1001.severity = error", true, true)]
    [InlineData("dotnet_diagnostic.FG3001.severity = error", false, true)]
    [InlineData("dotnet_diagnostic.FG3001.severity = suggestion\ndotnet_diagnostic.FG1001.severity = suggestion", false, true)]
    [InlineData("dotnet_analyzer_diagnostic.category-FeatureGen.Code.severity = none", true, false)]
    [InlineData("dotnet_analyzer_diagnostic.category-FeatureGen.Code.severity = none\ndotnet_diagnostic.FG3001.severity = warning", false, true)]
    [InlineData("dotnet_analyzer_diagnostic.category-FeatureGen.Profile.severity = error", true, true)]
    [InlineData("dotnet_analyzer_diagnostic.severity = suggestion", false, true)]
    public async Task The_code_speaks_for_the_data_only_where_it_is_heard_as_well(string settings, bool isToldByData, bool isToldByCode)
    {
        var found = await FindAsync(Offer, "PriceInCents-ListPrice", settings);
        Assert.Equal((isToldByData, isToldByCode), (found.Contains("FG1001", StringComparison.Ordinal), found.Contains("FG3001", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("dotnet_diagnostic.FG1005.severity = none", "FG3004")]
    [InlineData("dotnet_diagnostic.FG1005.severity = silent", "FG3004")]
    [InlineData("dotnet_diagnostic.FG3004.severity = warning", "FG1005")]
    [InlineData("dotnet_diagnostic.FG3004.severity = error", "FG3004")]
    [InlineData("dotnet_diagnostic.FG3004.severity = none", "FG1005")]
    public async Task Evidence_speaks_for_a_name_unless_that_is_graver(string settings, string expected) => Assert.Equal(
        $"{expected}: ClickedAt",
        string.Join(", ", (await FindAsync(Offer, "ClickedAt", settings)).Split(", ").Where(f => f.EndsWith("At", StringComparison.Ordinal))));

    [Fact]
    public async Task Options_and_directives_that_silence_the_code_leave_the_data()
    {
        var options = new Dictionary<string, ReportDiagnostic> { ["FG3001"] = ReportDiagnostic.Suppress };
        Assert.StartsWith("FG1001", await FindAsync(Offer, "PriceInCents-ListPrice", options: options), StringComparison.Ordinal);
        var silenced = "#pragma warning disable FG3001\n" + Offer;
        Assert.StartsWith("FG1001", await FindAsync(silenced, "PriceInCents-ListPrice"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_weaker_takes_the_place_and_Keep_silences_both()
    {
        const string Costly = "[FeatureSchema] partial class Ad { [Numeric] public float A { get; set; } [Numeric(Transform.Log1P)] public float B => A + 1; }";
        Assert.Equal("FG3001: B", await FindAsync(Costly, "B-A", drifted: "B"));
        Assert.Equal("FG1009: B, FG3001: B", await FindAsync(Costly, "", drifted: "B"));
        Assert.Equal("", await FindAsync(Costly.Replace("[Numeric(", "[Keep(\"both\"), Numeric(", StringComparison.Ordinal), "B-A", drifted: "B"));
    }

    [Fact]
    public async Task Fields_of_base_types_and_nested_schemas_are_told_once()
    {
        const string Base = "abstract class Priced { [Numeric] public float Price { get; set; } [Numeric] public float Cents => Price * 100; } ";
        const string Nested = Base + "[FeatureSchema] partial class Ad : Priced { [Timestamp(TimePart.HourOfDay)] public DateTimeOffset ClickedAt { get; set; } } ";
        const string Joined = "[FeatureSchema] partial class Impression { [Label] public bool Clicked { get; set; } public Ad Ad { get; set; } = new(); }" + Nested;
        Assert.Equal("FG3001: Cents", await FindAsync(Nested, "Cents-ClickedAt"));
        Assert.Equal("FG1005: ClickedAt, FG3001: Cents", await FindAsync(Joined, "Ad.Cents-Ad.ClickedAt Ad.ClickedAt", "dotnet_diagnostic.FG3012.severity = none"));
    }

    private const string Closed = """
        [FeatureSchema] partial class Ad
        {
            [Label] public bool Clicked { get; set; }
            [Numeric] public float Price { get; private set; }
            [Numeric] public float Boost { get; private set; }
            [Hashed] public string? Brand { get; private set; }
            public static Ad Of(float price) => new() { Price = price };
        }
        """;

    [Theory]
    [InlineData("Boost=", "", "FG1003: Boost, FG3012: Brand")]
    [InlineData("Boost= Brand?", "", "FG1003: Boost, FG1004: Brand")]
    // What the data says otherwise is another thing.
    [InlineData("Boost-Price Brand", "", "FG1001: Boost, FG1005: Brand, FG3012: Boost, FG3012: Brand")]
    [InlineData("Boost=", "dotnet_diagnostic.FG1003.severity = suggestion", "FG1003: Boost, FG3012: Boost, FG3012: Brand")]
    [InlineData("Boost=", "dotnet_diagnostic.FG1003.severity = none", "FG3012: Boost, FG3012: Brand")]
    [InlineData("Boost=", "dotnet_diagnostic.FG3012.severity = suggestion", "FG1003: Boost, FG3012: Brand")]
    [InlineData("Boost=", "dotnet_diagnostic.FG3012.severity = none", "FG1003: Boost")]
    public async Task What_nothing_assigns_is_told_by_the_data_that_never_changes(string data, string settings, string expected) =>
        Assert.Equal(expected, await FindAsync(Closed, data, settings));

    [Theory]
    [InlineData("Total-Price", "dotnet_diagnostic.FG3002.severity = suggestion", "FG1001: Total")]
    [InlineData("Total-Price", "dotnet_diagnostic.FG3002.severity = error", "FG3002: Total")]
    [InlineData("Total-Price", "dotnet_diagnostic.FG3002.severity = suggestion\ndotnet_diagnostic.FG1001.severity = none", "FG3002: Total")]
    [InlineData("Total=", "dotnet_diagnostic.FG3002.severity = suggestion", "FG1003: Total, FG3002: Total")]
    public async Task What_is_derived_and_redundant_is_told_once(string data, string settings, string expected) => Assert.Equal(expected, await FindAsync(
        "[FeatureSchema] partial class Ad { [Numeric] public float Price { get; set; } [Numeric] public float Fee { get; set; } [Numeric] public float Total => Price + Fee; }",
        data, settings));

    [Theory]
    [InlineData("Device.ToString()", "", "FG3001: DeviceName")]
    [InlineData("Device.ToString()", "dotnet_diagnostic.FG3001.severity = none", "FG1010: DeviceName")]
    [InlineData("Device.ToString()", "dotnet_diagnostic.FG1010.severity = error", "FG1010: DeviceName, FG3001: DeviceName")]
    [InlineData("Clicked ? \"a\" : \"b\"", "", "FG3003: DeviceName")]
    [InlineData("Device + Brand", "dotnet_diagnostic.FG3002.severity = suggestion", "FG1010: DeviceName, FG3002: DeviceName")]
    public async Task A_field_is_dear_only_where_nothing_else_speaks_against_it(string code, string settings, string expected) => Assert.Equal(expected, await FindAsync(
        $$"""
        [FeatureSchema] partial class Ad
        {
            [Label] public bool Clicked { get; set; }
            [Categorical] public DayOfWeek Device { get; set; }
            [Categorical("x", "y")] public string? Brand { get; set; }
            [Hashed] public string DeviceName => {{code}};
            [Numeric] public float A { get; set; }
            [Numeric] public float B { get; set; }
            [Numeric] public float C { get; set; }
            [Numeric] public float D { get; set; }
        }
        """,
        "DeviceName$", settings));

    [Theory]
    [InlineData("", "FG1006: Cross(\"Day\", \"Part\", Buckets = 16)")]
    [InlineData("dotnet_diagnostic.FG1006.severity = none", "FG3010: Buckets = 16")]
    [InlineData("dotnet_diagnostic.FG3010.severity = error", "FG1006: Cross(\"Day\", \"Part\", Buckets = 16), FG3010: Buckets = 16")]
    public async Task Buckets_of_a_cross_are_counted_once(string settings, string expected) => Assert.Equal(expected, await FindAsync(
        """
        [FeatureSchema, Cross("Day", "Part", Buckets = 16)] partial class Ad
        {
            [Categorical] public DayOfWeek Day { get; set; }
            [Bucketized(6, 12, 18)] public int? Part { get; set; }
        }
        """,
        "Day*Part#", settings));

    [Theory]
    [InlineData("us|US", "", "FG3008: \"us\"")]
    [InlineData("us|US", "dotnet_diagnostic.FG3008.severity = none", "FG1007: Country")]
    [InlineData("us|US", "dotnet_diagnostic.FG1007.severity = error", "FG1007: Country, FG3008: \"us\"")]
    [InlineData("us|Us", "", "FG1007: Country, FG3008: \"us\"")]
    public async Task Values_that_are_nearly_the_same_are_told_once(string values, string settings, string expected) => Assert.Equal(
        expected, await FindAsync("""[FeatureSchema] partial class Ad { [Categorical("US", "us", "DE")] public string? Country { get; set; } }""", "Country~" + values, settings));

    [Fact]
    public async Task Fields_of_other_projects_are_told_once_where_they_are_held()
    {
        const string Library = "[FeatureSchema] public partial class Shop { [Numeric] public float BoughtValue { get; set; } [Numeric] public float BoughtAmount { get; set; } }";
        const string Source = "[FeatureSchema] partial class Row { [Label] public bool Bought { get; set; } public Shop Shop { get; set; } = new(); }";
        Assert.Equal("FG3004: Shop, FG3004: Shop", await FindAsync(Source, "", library: Library));
        Assert.Equal("FG1005: Shop, FG3004: Shop", await FindAsync(Source, "Shop.BoughtValue", library: Library));
        Assert.Equal("FG3004: Shop, FG3004: Shop", await FindAsync(Source, "Shop.BoughtValue", "dotnet_diagnostic.FG1005.severity = none", library: Library));
        Assert.Equal("FG3004: Shop, FG3004: Shop", await FindAsync(Source, "Shop.BoughtValue", "dotnet_diagnostic.FG3004.severity = error", library: Library));
    }

    // "A-B" is a field that data finds redundant with another, "A" one that leaks, "A=" a constant one, "A?" one that is missing, "A$" one that tells little,
    // "A#" one with more values than buckets, "A~x|X" one with values that are nearly the same; a schema's profile is of the first type in the source.
    private static async Task<string> FindAsync(
        string source, string data, string settings = "", Dictionary<string, ReportDiagnostic>? options = null, string? drifted = null,
        string? library = null)
    {
        var type = source[source.IndexOf("class ", source.IndexOf("[FeatureSchema", StringComparison.Ordinal), StringComparison.Ordinal)..].Split([' ', '\n'])[1];
        var reference = library is null ? null : Sample.Compile(library).ToMetadataReference();
        var manifest = Sample.Manifest(type, reference, source);
        var fields = data.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(field => field.Split('-') switch
        {
            [var name, var other] => Sample.Fine(name) with { RedundantWith = other, Similarity = 0.98 },
            [var name] when name.EndsWith('=') => Sample.Fine(name[..^1]) with { Distinct = 1 },
            [var name] when name.EndsWith('?') => Sample.Fine(name[..^1]) with { Coverage = 0 },
            [var name] when name.EndsWith('$') => Sample.Fine(name[..^1]) with { Share = 0.01 },
            [var name] when name.EndsWith('#') => Sample.Fine(name[..^1]) with { Distinct = 30, Buckets = 16 },
            [var name] when name.Split('~') is [var varied, var values] => Sample.Fine(varied) with { Quality = Variants(values.Split('|')) },
            var names => Sample.Fine(names[0]) with { LabelShare = 0.9 },
        });
        var state = new TestState();
        state.Sources.Add(Sample.Code(source));
        state.AddProfile($"{type}.profile.json", Sample.Profile(manifest, [.. fields]));
        if (reference is not null) state.AdditionalReferences.Add(reference);
        if (drifted is not null) state.AddDrift($"{type}.drift.json", Sample.Drift(manifest, drifted));
        state.AnalyzerConfigFiles.Add((".editorconfig", $"root = true\n[*.cs]\n{settings}\n"));
        var found = await Sample.RunAsync(state, options);
        return string.Join(", ", found.Where(d => CodeRules.All.Concat(ProfileRules.All).Concat(DeclarationRules.All).Contains(d.Descriptor))
            .Select(d => $"{d.Id}: {d.Location.SourceTree!.ToString().AsSpan(d.Location.SourceSpan.Start, d.Location.SourceSpan.Length)}")
            .Order(StringComparer.Ordinal));
    }

    private static ProfileQuality Variants(string[] values) =>
        new() { Issues = new([new ProfileIssue { Problem = QualityProblem.Variants, Value = values[0], Other = values[1], Share = 0.01 }]) };
}

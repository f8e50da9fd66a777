using FeatureGen.Analyzers.Code;
using FeatureGen.Analyzers.Profiles;
using FeatureGen.CodeFixes;

namespace FeatureGen.Analyzers.Tests.Fixes;

/// <summary>A redundant field leaves its crosses to the one that says the same.</summary>
public sealed class MergeFixTests
{
    private const string Ad = """
        [FeatureSchema]
        [Cross(nameof(Maker), "Device", Buckets = 4096)] // by maker
        partial class Ad
        {
            [Hashed] public string? Brand { get; set; }
            [Hashed(Buckets = 1024)] // the same
            public string? {|FG3001:Maker|} => Brand;
            [Hashed] public string? Device { get; set; }
        }
        """;

    private const string Impression = """
        [FeatureSchema, Cross(new[]
        {
            "Ad.Maker", // the brand
            "Country",
        })]
        partial class Impression
        {
            [Item] public required Ad Ad { get; init; }
            [Hashed] public string? Country { get; set; }
        }
        """;

    [Fact]
    public Task Crosses_take_the_representative_in_every_schema_and_file() => Fixing.Of<CodeAnalyzer, MergeFieldFix>(
        [Ad, Impression],
        [
            """
            [FeatureSchema]
            [Cross(nameof(Brand), "Device", Buckets = 4096)] // by maker
            partial class Ad
            {
                [Hashed] public string? Brand { get; set; }
                // the same
                public string? Maker => Brand;
                [Hashed] public string? Device { get; set; }
            }
            """,
            Impression.Replace("Ad.Maker", "Ad.Brand", StringComparison.Ordinal),
        ]).RunAsync();

    [Fact]
    public Task Removal_is_not_offered_where_a_cross_of_another_schema_names_the_field()
    {
        var ad = Ad.Replace("[Cross(nameof(Maker), \"Device\", Buckets = 4096)] // by maker\n", "", StringComparison.Ordinal);
        return Task.WhenAll(
            Fixing.Of<CodeAnalyzer, RemoveFieldFix>([ad, Impression], [ad, Impression]).RunAsync(),
            Fixing.Of<CodeAnalyzer, IgnoreFieldFix>([ad, Impression], [ad, Impression]).RunAsync());
    }

    [Fact]
    public Task Nothing_is_merged_where_removal_does_or_a_cross_cannot_take_the_other()
    {
        const string Source = """
            [FeatureSchema, Cross("A", "Brand"), Cross("B", "Device"), Cross("Device", "Brand")] partial class Ad
            {
                [Hashed] public string? Brand { get; set; }
                [Hashed] public string? Device { get; set; }
                [Hashed] public string? {|FG3001:A|} => Brand;
                [Hashed] public string? {|FG3001:B|} => Brand;
                [Hashed] public string? {|FG3001:C|} => Brand;
            }
            """;
        return Fixing.Of<CodeAnalyzer, MergeFieldFix>(Source, Source).RunAsync();
    }

    [Fact]
    public Task Of_two_that_would_become_the_same_cross_one_is_merged() => Fixing.Of<CodeAnalyzer, MergeFieldFix>(
        """
        [FeatureSchema, Cross("A", "Device"), Cross("Device", "B")] partial class Ad
        {
            [Hashed] public string? Brand { get; set; }
            [Hashed] public string? Device { get; set; }
            [Hashed] public string? {|FG3001:A|} => Brand;
            [Hashed] public string? {|FG3001:B|} => Brand;
        }
        [FeatureSchema, Cross("A", "B")] partial class Other
        {
            [Hashed] public string? Brand { get; set; }
            [Hashed] public string? {|FG3001:A|} => Brand;
            [Hashed] public string? {|FG3001:B|} => Brand;
        }
        """,
        """
        [FeatureSchema, Cross("Brand", "Device"), Cross("Device", "B")] partial class Ad
        {
            [Hashed] public string? Brand { get; set; }
            [Hashed] public string? Device { get; set; }
            public string? A => Brand;
            [Hashed] public string? {|FG3001:B|} => Brand;
        }
        [FeatureSchema, Cross("Brand", "B")] partial class Other
        {
            [Hashed] public string? Brand { get; set; }
            public string? A => Brand;
            [Hashed] public string? {|FG3001:B|} => Brand;
        }
        """).RunAsync();

    [Fact]
    public Task What_the_profile_calls_redundant_is_merged_by_its_names()
    {
        string[] sources =
        [
            "[FeatureSchema] partial class Ad { [Hashed] public string? Brand { get; set; } [Hashed] public int {|FG1001:BrandCode|} { get; set; } }",
            "[FeatureSchema, Cross(\"Ad.BrandCode\", \"Country\")] partial class Impression { [Item] public required Ad Ad { get; init; } [Hashed] public string? Country { get; set; } }",
        ];
        var test = Fixing.Of<ProfileAnalyzer, MergeFieldFix>(
            sources,
            [
                "[FeatureSchema] partial class Ad { [Hashed] public string? Brand { get; set; } public int BrandCode { get; set; } }",
                sources[1].Replace("Ad.BrandCode", "Ad.Brand", StringComparison.Ordinal),
            ]);
        var field = Sample.Fine("Ad.BrandCode") with { RedundantWith = "Ad.Brand", Similarity = 1 };
        test.TestState.AddProfile("Impression.profile.json", Sample.Profile(Sample.Manifest("Impression", sources), field));
        return test.RunAsync();
    }
}

using FeatureGen.Analyzers.Declarations;
using FeatureGen.Analyzers.Profiles;
using FeatureGen.CodeFixes;
using FeatureGen.Formats.Profiles;

namespace FeatureGen.Analyzers.Tests.Fixes;

/// <summary>Fixes of settings, boundaries and vocabularies.</summary>
public sealed class DeclarationFixTests
{
    [Theory]
    [InlineData("Hashed", "Hashed(Buckets = 8192)")]
    [InlineData("Hashed()", "Hashed(Buckets = 8192)")]
    [InlineData("Obsolete, Hashed( Buckets = 64 /* few */ )", "Obsolete, Hashed( Buckets = 8192 /* few */ )")]
    [InlineData("Hashed(Buckets = Ad.Few), Obsolete,", "Hashed(Buckets = 8192), Obsolete,")]
    public Task Buckets_become_as_many_as_the_profile_says(string attributes, string mended)
    {
        var source = $"[FeatureSchema] partial class Ad {{ const int Few = 64; [{attributes}] public string? {{|FG1006:A|}} {{ get; set; }} }}";
        var test = Fixing.Of<ProfileAnalyzer, SetNumberFix>(
            source, source.Replace(attributes, mended, StringComparison.Ordinal).Replace("{|FG1006:A|}", "A", StringComparison.Ordinal));
        var manifest = Sample.Manifest("Ad", source);
        test.TestState.AddProfile("Ad.profile.json", Sample.Profile(manifest, Sample.Fine("A") with { Distinct = 2_000, Buckets = manifest.Fields[0].Buckets }));
        return test.RunAsync();
    }

    [Fact]
    public Task Buckets_of_a_cross_become_enough() => Fixing.Of<SchemaDeclarationAnalyzer, SetNumberFix>(
        """
        [FeatureSchema, Cross("A", "B", {|FG3010:Buckets = 499|})]
        [{|FG3010:Cross(
            nameof(A), // first
            "C")|}]
        partial class Ad
        {
            [Categorical(Min = 1, Max = 50)] public int A { get; set; }
            [Categorical(Min = 1, Max = 50)] public int B { get; set; }
            [Hashed(Buckets = 64)] public int C { get; set; }
        }
        """,
        """
        [FeatureSchema, Cross("A", "B", Buckets = 4096)]
        [Cross(
            nameof(A), // first
            "C", Buckets = 4096)]
        partial class Ad
        {
            [Categorical(Min = 1, Max = 50)] public int A { get; set; }
            [Categorical(Min = 1, Max = 50)] public int B { get; set; }
            [Hashed(Buckets = 64)] public int C { get; set; }
        }
        """).RunAsync();

    [Fact]
    public Task Boundaries_that_no_value_reaches_go() => Fixing.Of<FieldDeclarationAnalyzer, RemoveValueFix>(
        """
        [FeatureSchema] partial class Ad
        {
            [Bucketized({|FG3009:-5|}, {|FG3009:0|}, 18, {|FG3009:300|}, {|FG3009:400|})] public byte A { get; set; }
            [Bucketized(
                18, // grown up
                {|FG3009:300|}, // never
                {|FG3009:400|})] // years
            public byte B { get; set; }
            [Bucketized([18, {|FG3009:300|},])] public byte C { get; set; }
            [Bucketized(new double[] { {|FG3009:-1|}, 5, })] public byte D { get; set; }
            [Bucketized({|FG3009:300|})] public byte Alone { get; set; }
            [Categorical(Min = 0, {|FG3009:Max = 300|})] public byte E { get; set; }
        }
        [FeatureSchema] partial record Row([property: Bucketized(1, {|FG3009:256|})] byte F);
        """,
        """
        [FeatureSchema] partial class Ad
        {
            [Bucketized(18)] public byte A { get; set; }
            [Bucketized(
                18 // grown up
                // never
                )] // years
            public byte B { get; set; }
            [Bucketized([18,])] public byte C { get; set; }
            [Bucketized(new double[] { 5, })] public byte D { get; set; }
            [Bucketized({|FG3009:300|})] public byte Alone { get; set; }
            [Categorical(Min = 0, {|FG3009:Max = 300|})] public byte E { get; set; }
        }
        [FeatureSchema] partial record Row([property: Bucketized(1)] byte F);
        """).RunAsync();

    [Fact]
    public Task A_range_is_limited_to_what_the_type_holds() => Fixing.Of<FieldDeclarationAnalyzer, SetNumberFix>(
        "[FeatureSchema] partial class Ad { [Categorical({|FG3009:Min = -1|}, /* all */ {|FG3009:Max = 300|})] public byte E { get; set; } }",
        "[FeatureSchema] partial class Ad { [Categorical(Min = 0, /* all */ Max = 255)] public byte E { get; set; } }",
        "LimitRange").RunAsync();

    [Fact]
    public Task Values_that_stand_there_already_go() => Fixing.Of<FieldDeclarationAnalyzer, RemoveValueFix>(
        """"
        [FeatureSchema] partial class Ad
        {
            [Categorical("US", {|FG3008:"us"|}, {|FG3008:"Us"|}, "UK", OutOfVocabulary = 2)] public string? A { get; set; }
            [Categorical("""a "b" """, {|FG3008:"""A "b" """|}, """
                c
                """)] public string? B { get; set; }
            [Categorical(new[]
            {
                "one", // 1
                {|FG3008:"One"|}, // 1 again
                "two",
            })]
            public string? C { get; set; }
            [Categorical(
            #if !NEVER
                "x", {|FG3008:"X"|}
            #endif
                )] public string? D { get; set; }
        }
        """",
        """"
        [FeatureSchema] partial class Ad
        {
            [Categorical("US", "UK", OutOfVocabulary = 2)] public string? A { get; set; }
            [Categorical("""a "b" """, """
                c
                """)] public string? B { get; set; }
            [Categorical(new[]
            {
                "one", // 1
                // 1 again
                "two",
            })]
            public string? C { get; set; }
            [Categorical(
            #if !NEVER
                "x"
            #endif
                )] public string? D { get; set; }
        }
        """").RunAsync();

    [Fact]
    public Task Identifiers_are_hashed_and_keep_the_rest() => Fixing.Of<FieldDeclarationAnalyzer, HashFieldFix>(
        """
        [FeatureSchema] partial record Order([property: Numeric] int {|FG3006:CustomerId|})
        {
            [Context, Numeric(Transform.Log1P)] // of the shop
            public long {|FG3006:ShopId|} { get; set; }
            [Bucketized(1000, 2000)] [Obsolete] public int {|FG3006:ZipCode|} { get; set; }
        }
        """,
        """
        [FeatureSchema] partial record Order([property: Hashed(Buckets = 4096)] int CustomerId)
        {
            [Context, Hashed(Buckets = 4096)] // of the shop
            public long ShopId { get; set; }
            [Hashed(Buckets = 4096)] [Obsolete] public int ZipCode { get; set; }
        }
        """).RunAsync();

    [Fact]
    public Task A_zone_is_said() => Fixing.Of<FieldDeclarationAnalyzer, SetZoneFix>(
        """
        [FeatureSchema] partial record Row([property: Timestamp(TimePart.HourOfDay)] DateTime {|FG3007:At|})
        {
            [Item, Timestamp(TimePart.HourOfDay /* local? */ | TimePart.DayOfWeek)] public DateTime? {|FG3007:Day|} { get; set; }
            [Hashed] public DateTime {|FG3007:Holiday|} { get; set; }
        }
        """,
        """
        [FeatureSchema] partial record Row([property: Timestamp(TimePart.HourOfDay, UtcOffsetMinutes = 0)] DateTime At)
        {
            [Item, Timestamp(TimePart.HourOfDay /* local? */ | TimePart.DayOfWeek, UtcOffsetMinutes = 0)] public DateTime? Day { get; set; }
            [Hashed] public DateTime {|FG3007:Holiday|} { get; set; }
        }
        """).RunAsync();

    [Theory]
    [InlineData("Categorical(\"a\", \"\"\"b\"\"\")", "Categorical(\"a\", \"\"\"b\"\"\", \"Toys\", \"7\\\" \\\\ screen\")")]
    [InlineData("Obsolete, Categorical(\"a\" /* A */, OutOfVocabulary = 3),", "Obsolete, Categorical(\"a\", \"Toys\", \"7\\\" \\\\ screen\" /* A */, OutOfVocabulary = 3),")]
    [InlineData("Categorical([\"a\", \"b\",])", "Categorical([\"a\", \"b\", \"Toys\", \"7\\\" \\\\ screen\",])")]
    [InlineData("Categorical(new[] { \"a\", })", "Categorical(new[] { \"a\", \"Toys\", \"7\\\" \\\\ screen\", })")]
    public Task Values_that_the_profile_has_seen_are_added(string attributes, string mended)
    {
        var source = $"[FeatureSchema] partial class Ad {{ [{attributes}] public string? {{|FG1008:A|}} {{ get; set; }} }}";
        var unknown = new ProfileUnknowns { Share = 0.1, Values = new(["Toys", "two\nlines", " A", "7\" \\ screen", "toys"]), Shares = new([0.05, 0.03, 0.02, 0.02, 0.01]) };
        var test = Fixing.Of<ProfileAnalyzer, AddValuesFix>(
            source, source.Replace(attributes, mended, StringComparison.Ordinal).Replace("{|FG1008:A|}", "A", StringComparison.Ordinal));
        test.TestState.AddProfile("Ad.profile.json", Sample.Profile(Sample.Manifest("Ad", source), Sample.Fine("A") with { Unknown = unknown }));
        return test.RunAsync();
    }
}

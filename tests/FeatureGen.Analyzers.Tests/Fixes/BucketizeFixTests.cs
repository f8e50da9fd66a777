using FeatureGen.Analyzers.Schemas;
using FeatureGen.CodeFixes;
using FeatureGen.Formats.Profiles;
using FeatureGen.Formats.Schemas;

namespace FeatureGen.Analyzers.Tests.Fixes;

/// <summary>A number in a cross gets the boundaries that the profile knows, and none that nobody knows.</summary>
public sealed class BucketizeFixTests
{
    private const string Source = """
        [FeatureSchema, Cross("Device", {|FG0007:"Age"|}), Cross("Ad.Brand", {|FG0007:"Ad.Price"|}, "Age"), Cross("Device", {|FG0007:"Size"|})]
        [Cross("Device", {|FG0007:"New"|}), Cross("Device", {|FG0007:"Few"|}), Cross("Device", {|FG0007:"C"|})]
        partial record Visit([property: Item] Ad Ad)
        {
            [Categorical(Min = 1, Max = 3)] public int Device { get; set; }
            [Keep("why"), Numeric(Mean = 1)] public int? Age { get; set; } // in years
            [Numeric(Transform.Log1P)] public float Size { get; set; }
            [Numeric] public bool New { get; set; }
            [Numeric] public float Few { get; set; }
            [Numeric] public float C, D;
        }
        [FeatureSchema] partial record Ad([property: Hashed] string Brand, [property: Numeric] float Price);
        """;

    private static readonly SchemaManifest s_manifest = Sample.Manifest("Visit", Source);

    [Fact]
    public Task Numbers_are_cut_where_the_profile_has_counted_them() => RunAsync(
        Source.Replace("{|FG0007:\"Age\"|}", "\"Age\"", StringComparison.Ordinal)
            .Replace("{|FG0007:\"Ad.Price\"|}", "\"Ad.Price\"", StringComparison.Ordinal)
            .Replace("Numeric(Mean = 1)", "Bucketized(2, 4, 6, 8, 10, 12, 14)", StringComparison.Ordinal)
            .Replace("[property: Numeric]", "[property: Bucketized(0.1, 2.5)]", StringComparison.Ordinal),
        Profile(s_manifest, Fields()));

    [Fact]
    public Task Nothing_is_cut_without_a_profile_of_these_fields() => Task.WhenAll(
        RunAsync(Source),
        RunAsync(Source, Profile(s_manifest with { Name = "Other" }, Fields())),
        RunAsync(Source, Profile(Sample.Manifest("Visit", Source.Replace("Max = 3", "Max = 4", StringComparison.Ordinal)), Fields())),
        RunAsync(Source, Profile(s_manifest, Fields()), Profile(s_manifest, Fields())),
        RunAsync(Source, "\"featuregen-profile\""),
        RunAsync(Source, Sample.Profile(s_manifest)));

    /// <summary>
    /// Of 1000 rows 800 have the least value, which is six eighths and more; the next eighth ends where 900 rows are reached.
    /// </summary>
    [Fact]
    public Task Frequent_values_take_the_place_of_several() => RunAsync(
        Source.Replace("{|FG0007:\"Age\"|}", "\"Age\"", StringComparison.Ordinal)
            .Replace("Numeric(Mean = 1)", "Bucketized(1, 9)", StringComparison.Ordinal),
        Profile(s_manifest, Field("Age", [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10], [800, 5, 5, 5, 5, 5, 5, 5, 65, 50, 50])));

    private static ProfileField[] Fields() =>
    [
        Field("Age", [.. Enumerable.Range(0, 16).Select(i => (double)i)], [.. Enumerable.Repeat(10L, 16)]),
        Field("Ad.Price", [0, 0.1f, 2.5], [90, 5, 5]),
        Field("Size", [0, 1, 2], [1, 1, 1]),
        Field("New", [0, 1], [1, 1]),
        Field("Few", [3], [10]),
        Field("C", [0, 1, 2], [1, 1, 1]),
    ];

    // Of two classes, the second without rows.
    private static ProfileField Field(string name, double[] edges, long[] rows) => Sample.Fine(name) with
    {
        Distribution = new()
        {
            Edges = new(edges), Counts = new([.. rows, .. new long[rows.Length]]), Rest = new([0L, 0L]), Missing = new([0L, 0L]),
        },
    };

    private static string Profile(SchemaManifest schema, params ProfileField[] fields) =>
        ProfileFileJson.Write(ProfileFileJson.Read(Sample.Profile(schema), "") with { Classes = new(["0", "1"]), Fields = new(fields) });

    private static Task RunAsync(string mended, params string[] profiles)
    {
        var test = Fixing.Of<SchemaAnalyzer, BucketizeFix>(Source, mended);
        for (int i = 0; i < profiles.Length; i++) test.TestState.AddProfile($"{i}/Visit.profile.json", profiles[i]);
        return test.RunAsync();
    }
}

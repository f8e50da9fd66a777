using FeatureGen.Generator;
using FeatureGen.Testing.Compilations;
using Microsoft.CodeAnalysis;

namespace FeatureGen.Analyzers.Tests;

/// <summary>Half-written code, as an editor has it most of the time.</summary>
public sealed class NeverThrowsTests
{
    private const string Source = """
        namespace Shop;
        enum Color { Red, Green = 1 << 40, Blue }
        [FeatureSchema, Cross(nameof(Color), "Brand", Buckets = 12), Cross("Ad.Brand", "Color")]
        public readonly partial record struct Impression([property: Context] Ad Ad, [property: Categorical] Color? Color)
        {
            [Item, Hashed(Buckets = 4096), MultiValued(Max = 3), Keep("why")] public string[]? Brand { get; init; }
            [Bucketized(new double[] { 1, 2, 3 })] public int? Age { get; init; }
            [Bucketized([1, 2, double.NaN])] public int Years;
            [Timestamp(TimePart.HourOfDay | (TimePart)64, UtcOffsetMinutes = 1 / 0)] public DateTimeOffset At { get; init; }
            [Categorical("a", null, typeof(int), Min = 3L, Max = long.MaxValue)] public long Slot { get; init; }
            [Categorical(null)] public string? Nothing { get; init; }
            [Numeric((Transform)"x", Mean = "y"), Numeric()] public float Price { get; init; }
            [Vector] public ReadOnlyMemory<float> Title { get; init; }
            [Vector("long")] public float[][] Titles { get; init; }
            [Numeric] public float Price { get; init; }
            [Label(Positive = 3)] public bool Clicked { get; init; }
        }
        [FeatureSchema] public partial class Ad : Ad { [Hashed] public string Brand => ""; [Numeric] public Missing<int> X { get; } public Ad(int Ad) { } }
        """;

    [Fact]
    public async Task Code_that_is_cut_off_anywhere()
    {
        var manifest = Sample.Manifest("Shop.Impression", Source);
        for (int length = Source.Length; length > 0; length -= 41)
        {
            var state = new TestState { Sources = { Sample.Code(Source[..length]) } };
            state.AddProfile("a.profile.json", Sample.Profile(manifest));
            state.AddModel("a.model.json", Sample.Model(manifest, _ => false));
            await Sample.RunAsync(state);
            RunGenerator(state);
        }
    }

    private static void RunGenerator(TestState state)
    {
        var options = new TestOptions(state);
        var driver = TestCompilation.CreateDriver(TestCompilation.AdditionalTexts(state), options, new SchemaGenerator());
        TestCompilation.RunGenerators(driver, TestCompilation.Create(state, options, NullableContextOptions.Enable), out _);
    }
}

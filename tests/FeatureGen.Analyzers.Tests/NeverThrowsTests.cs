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

    private const string Calls = """
        using System.CodeDom.Compiler; using System.Linq; using System.Runtime.InteropServices; using System.Collections.Generic;
        [FeatureSchema] public partial struct Ad : IFeatureSchema<Ad>
        {
            [Numeric] public float Price { get; set; }
            [GeneratedCode("FeatureGen.Generator", "1")] public static float Score(in Ad row) => 0;
            [GeneratedCode("FeatureGen.Generator", "1")] public static void Score(ReadOnlySpan<Ad> rows, Span<float> scores) { }
            [GeneratedCode("FeatureGen.Generator", "1")] public static int Rank(ReadOnlySpan<Ad> ads, Span<Ranked> top) => 0;
            [GeneratedCode("FeatureGen.Generator", "1")] public static int Rank() => 0;
        }
        class AdsController(List<Ad> ads) : Microsoft.AspNetCore.Mvc.ControllerBase
        {
            int A(Ad[] ads, Ranked[,] all)
            {
                var top = new Ranked[8]; Ranked[] no = [], same = same;
                foreach (var ad in ads) { Ad.Score(ad); var s = Ad.Score(ad) + Ad.Score(in missing) + Ad.Score(); }
                for (int i = 0, j = 1; i < ads.Length; i++, j++) { ref var ad = ref ads[i]; Ad.Score(new() { Price = 1 }); }
                for (;;) Ad.Rank(ads.ToArray(), stackalloc Ranked[); Ad.Rank(ads, no); Ad.Rank(); Ad.Rank([.. ads], default);
                foreach (var best in top[..Ad.Rank(ads.ToList(), top: top)]) RankingModel<Ad>.Load(best);
                return TopK.Select(ads.Select(a => Ad.Score(a)).ToArray(), same) + TopK.Select(default, all[0, 1]) + model.Rank(ads, top);
            }
            void C(RankingModel<Ad> model, Ad[] ads)
            {
                float[] own = own[1..]; Span<float> first = last.Slice(1), last = first[1..]; Ad.Score(ads, own); Ad.Score(ads, first.Slice(2));
                Ad row = row; model.Reload("x"); model.Score(row); if (it is Ad it) model.Score(it);
            }
            double D(Ad[] ads, Ranked[] top, Span<float> few)
            {
                int count = Ad.Rank(ads, top), same = same;
                for (int i = 0; i < count; i++) { Add(ads[i], ads[top[i].Index], top[i].Score, ads[]); ads[..count] = ads.Take(); }
                for (; 0 < top.Length; ) ads[same]++; for (int i = 0; count > i; ) Show(ads[i], top[].Score);
                top[..count].Sort((a, b) => b.Score.CompareTo(a.Score)); top.OrderByDescending(t => t.Score).ThenBy(); Array.Sort(top, ((a) => ));
                Ad.Score([new(), missing, .. ads], few[1..]); Ad.Score(new Ad[3], stackalloc float[2]); Ad.Explain(in ads[0], stackalloc float[0]);
                model.Reload("x"); model.Rank(ads, top); Render(top); Reader.Render(top, out var x); top.Clear();
                var probability = Ad.Score(ads[0]); Math.Log(probability, ); Math.Log(Ad.Score()); return 1 - Ad.Score(ads[0]) * bid > 0.5 ? $"{Ad.Score(in ads[0]):P1}" : probability.ToString("P", );
            }
            [GeneratedCode("FeatureGen.Generator", "1")] public static void Explain(in Ad row, Span<float> parts) { } void Render(Ranked[] top) => top;
            static int s_b = TopK.Select([], new Ranked[0]); RankingModel<Ad> M => RankingModel<Ad>.Load("x");
            [Obsolete(TopK.Select([], default))] void C(int x = TopK.Select([], default)) { Run(() => Ad.Score(default)); }
        }
        """;

    [Fact]
    public async Task Calls_that_are_cut_off_anywhere()
    {
        for (int length = Calls.Length; length > 0; length -= 41)
            await Sample.RunAsync(new TestState { Sources = { Sample.Code(Calls[..length]) } });
    }

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

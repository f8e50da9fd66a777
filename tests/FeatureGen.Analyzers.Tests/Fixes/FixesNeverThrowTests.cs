using FeatureGen.Analyzers.Schemas;
using FeatureGen.Testing.Analyzers;
using FeatureGen.Testing.CodeFixes;
using FeatureGen.Testing.Compilations;

namespace FeatureGen.Analyzers.Tests.Fixes;

/// <summary>Half-written code is where fixes are asked for.</summary>
public sealed class FixesNeverThrowTests
{
    private const string Source = """
        [FeatureSchema, Cross("Maker", nameof(Device), Buckets = 2), Cross(new[] { "Maker", "Device" }), Cross("Slot", "Device", Buckets = 3)]
        public class Impression
        {
            [Item, Hashed(Buckets = 4096)] public string? Brand { get; set; }
            [Hashed] public string? Maker => Brand;
            [Categorical("a", "A", "a",)] public string? Device { get; set; }
            [Categorical(Min = -1, Max = 300)] public byte Slot { get; set; }
            [Bucketized(5, 1, 5)] public int? Age { get; set; }
            [Bucketized([-1, 2, 300])] public byte Years;
            [Timestamp(TimePart.HourOfDay)] public DateTime At { get; set; }
            [Numeric, Hashed, Context, Item] public long UserId { get; set; }
            [Bucketized(1, 2)] public int ZipCode { get; set; }
            [Hashed] public string[]? Tags { get; set; }
            [Context, MultiValued] public string? Title { get; set; }
            [Label, Numeric] public bool Clicked { get; set; }
            [Label] public bool Bought { get; set; }
            [Numeric] public int Leak => Bought ? 1 : Clicked ? 2 : 0;
            [Numeric] public DateTime ClickedAt { get; set; }
            [Item] public Impression? Parent { get; set; }
        }
        """;

    private const string Calls = """
        using System.CodeDom.Compiler; using System.Linq; using System.Runtime.InteropServices; using System.Collections.Generic;
        [FeatureSchema] public partial struct Ad
        {
            [Numeric] public float Price { get; set; }
            [GeneratedCode("FeatureGen.Generator", "1")] public static float Score(in Ad row) => 0;
            [GeneratedCode("FeatureGen.Generator", "1")] public static void Score(ReadOnlySpan<Ad> rows, Span<float> scores) { }
            [GeneratedCode("FeatureGen.Generator", "1")] public static int Rank(ReadOnlySpan<Ad> ads, Span<Ranked> top) => 0;
            [GeneratedCode("FeatureGen.Generator", "1")] public static void Explain(in Ad row, Span<float> parts) { }
        }
        class Shop
        {
            IEnumerable<Ad> Best(List<Ad> ads) => ads.OrderByDescending(ad => Ad.Score(ad)).Take(10);
            void Query(Ad[] ads, int k) { var best = ads.OrderBy(ad => -Ad.Score(in ad)).Take(k).ToList(); float[] all = ads.Select(a => Ad.Score(a)).ToArray(); }
            List<Ad> First(Ad[] ads)
            {
                Span<Ranked> top = stackalloc Ranked[10];
                int count = Ad.Rank(ads, top);
                foreach (var ad in ads.Take(count)) { Console.WriteLine(ad); }
                for (int i = 0; i < count; i++) Console.WriteLine(ads[i]);
                top[..count].Sort((a, b) => b.Score.CompareTo(a.Score));
                return new(ads[..count]);
            }
            void Short(Ad ad, Ranked[] top) { Ad.Score([ad, ad], stackalloc float[1]); var parts = new float[0]; Ad.Explain(ad, parts); Ad.Rank([ad], []); }
            void Ignored(Ad[] ads, Ranked[] top) { Ad.Score(ads[0]); Ad.Rank(ads, top); for (int i = 0; top.Length > i; i++) Console.WriteLine(top[i]); }
        }
        """;

    [Fact]
    public Task Schemas_that_are_cut_off_anywhere() => CutAsync(Source, step: 97, least: 50);

    [Fact]
    public Task Calls_that_are_cut_off_anywhere() => CutAsync(Calls, step: 211, least: 12);

    private static async Task CutAsync(string source, int step, int least)
    {
        int offered = 0;
        for (int length = source.Length; length > 0; length -= step)
        {
            var state = Sample.Of<CSharpAnalyzerTest<SchemaAnalyzer>, SchemaAnalyzer>(new(), source[..length]).TestState;
            var options = new TestOptions(state);
            using var workspace = new FixWorkspace(state, state.Sources, options, compilation => compilation);
            var document = workspace.Project.Documents.Single();
            var runner = new AnalyzerRunner(AllRules.Analyzers, [], options, CompilerDiagnostics.None);
            foreach (var finding in await workspace.FindAsync(workspace.Project, runner))
                foreach (var action in await FixCatalogTests.OfferedAsync(document, finding))
                {
                    var mended = (await FixWorkspace.ApplyAsync(action)).GetDocument(document.Id)!;
                    Assert.NotEqual((await document.GetTextAsync()).ToString(), (await mended.GetTextAsync()).ToString());
                    offered++;
                }
        }
        Assert.True(offered > least, $"Only {offered} fixes were offered.");
    }
}

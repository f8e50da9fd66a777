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

    [Fact]
    public async Task Code_that_is_cut_off_anywhere()
    {
        int offered = 0;
        for (int length = Source.Length; length > 0; length -= 97)
        {
            var state = Sample.Of<CSharpAnalyzerTest<SchemaAnalyzer>, SchemaAnalyzer>(new(), Source[..length]).TestState;
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
        Assert.True(offered > 50, $"Only {offered} fixes were offered.");
    }
}

using System.Runtime.CompilerServices;
using FeatureGen.Testing.Analyzers;
using FeatureGen.Testing.Compilations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace FeatureGen.Analyzers.Tests;

/// <summary>The files beside the code are read once for all analyzers, and again where they or the settings change.</summary>
public sealed class ProjectReadingTests
{
    private const string Source = """
        [FeatureSchema] partial class Offer
        {
            [Label] public bool Clicked { get; set; }
            [Numeric] public float A { get; set; }
            [Numeric] public float B { get; set; }
            [Timestamp(TimePart.HourOfDay)] public DateTimeOffset ClickedAt { get; set; }
        }
        """;

    private static readonly (string Redundant, string Settings, string Expected)[] s_projects =
    [
        ("A", "", "FG1001: A, FG1005: ClickedAt"), ("B", "", "FG1001: B, FG1005: ClickedAt"), ("A", "featuregen.leakage_threshold = 0.99", "FG1001: A, FG3004: ClickedAt"),
        ("B", "featuregen.redundancy_threshold = 0.99", "FG1005: ClickedAt"), ("", "", "FG3004: ClickedAt"),
    ];

    [Fact]
    public async Task A_compilation_is_analysed_with_the_files_and_settings_of_each_run()
    {
        var compilation = Sample.Compile(Source);
        var runners = s_projects.Select(project => Runner(project.Redundant, project.Settings)).ToList();
        foreach (int run in new[] { 0, 1, 0, 2, 3, 4, 1 }) Assert.Equal(s_projects[run].Expected, await Run(runners[run], compilation));
        await Parallel.ForAsync(0, 20, async (i, _) =>
        {
            int run = i % s_projects.Length;
            Assert.Equal(s_projects[run].Expected, await Run(runners[run], compilation));
        });
    }

    [Fact]
    public async Task A_file_that_is_edited_is_read_again_after_an_edit_of_the_code()
    {
        var state = new TestState();
        state.AddProfile("Offer.profile.json", "");
        var file = new EditedText(state.AdditionalFiles[0].Path) { Text = SourceText.From(Profile("A")) };
        var runner = new AnalyzerRunner(AllRules.Analyzers, [file], new TestOptions(state), CompilerDiagnostics.None);
        var compilation = Sample.Compile(Source);
        Assert.Equal(s_projects[0].Expected, await Run(runner, compilation));
        file.Text = SourceText.From(Profile("B"));
        Assert.Equal(s_projects[1].Expected, await Run(runner, compilation));
        var tree = compilation.SyntaxTrees[0];
        var edited = compilation.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(
            tree.ToString().Replace("[Numeric] public float B", "[Keep(\"why\"), Numeric] public float B", StringComparison.Ordinal), (CSharpParseOptions)tree.Options, tree.FilePath));
        Assert.Equal("FG1005: ClickedAt", await Run(runner, edited));
    }

    [Fact]
    public void Nothing_holds_on_to_a_compilation()
    {
        var runner = Runner("A", "");
        var compilation = Analysed(runner);
        for (int i = 0; i < 10 && compilation.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        Assert.False(compilation.IsAlive);
        GC.KeepAlive(runner);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Analysed(AnalyzerRunner runner)
    {
        var compilation = Sample.Compile(Source);
        Assert.Equal(s_projects[0].Expected, Run(runner, compilation).GetAwaiter().GetResult());
        return new WeakReference(compilation.Assembly);
    }

    private static AnalyzerRunner Runner(string redundant, string settings)
    {
        var state = new TestState();
        if (redundant.Length > 0) state.AddProfile("Offer.profile.json", Profile(redundant));
        state.AnalyzerConfigFiles.Add((".editorconfig", $"root = true\n[*.cs]\n{settings}\n"));
        return new AnalyzerRunner(AllRules.Analyzers, TestCompilation.AdditionalTexts(state), new TestOptions(state), CompilerDiagnostics.None);
    }

    private static string Profile(string redundant) => Sample.Profile(
        Sample.Manifest("Offer", Source), Sample.Fine(redundant) with { RedundantWith = redundant == "A" ? "B" : "A", Similarity = 0.98 },
        Sample.Fine("ClickedAt") with { LabelShare = 0.9 });

    private static async Task<string> Run(AnalyzerRunner runner, Compilation compilation) => string.Join(", ", (await runner.RunAsync(compilation))
        .Select(d => $"{d.Id}: {d.Location.SourceTree!.ToString().AsSpan(d.Location.SourceSpan.Start, d.Location.SourceSpan.Length)}").Order(StringComparer.Ordinal));

    private sealed class EditedText(string path) : AdditionalText
    {
        public override string Path => path;

        public required SourceText Text { get; set; }

        public override SourceText GetText(CancellationToken cancellationToken = default) => Text;
    }
}

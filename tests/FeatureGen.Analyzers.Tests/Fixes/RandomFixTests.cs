using System.Globalization;
using System.Text.RegularExpressions;
using FeatureGen.Testing.Analyzers;
using FeatureGen.Testing.CodeFixes;
using FeatureGen.Testing.Compilations;
using Microsoft.CodeAnalysis;

namespace FeatureGen.Analyzers.Tests.Fixes;

/// <summary>Whatever is offered mends what it is offered for, in code that nobody wrote for it.</summary>
public sealed partial class RandomFixTests
{
    [Fact]
    public async Task What_is_offered_compiles_and_the_finding_is_gone()
    {
        var titles = new List<string>();
        for (int seed = 0; seed < 4; seed++) titles.AddRange(await CheckAsync(seed));
        Assert.True(titles.Distinct().Count() > 15 && titles.Count > 60, $"Only {titles.Count} fixes were offered: {string.Join(", ", titles.Distinct())}");
    }

    // Comments, and line feeds without what goes before them on Windows, stay what they are.
    private static async Task<IEnumerable<string>> CheckAsync(int seed)
    {
        var state = Sample.Of<CSharpAnalyzerTest<Schemas.SchemaAnalyzer>, Schemas.SchemaAnalyzer>(new()).TestState;
        state.Sources.Add(Sample.Code(new RandomSchema(seed).Types()).ReplaceLineEndings(seed % 3 == 0 ? "\r\n" : "\n"));
        state.Nullable = seed % 2 == 0 ? NullableContextOptions.Enable : NullableContextOptions.Disable;
        var options = new TestOptions(state);
        using var workspace = new FixWorkspace(state, state.Sources, options, compilation => compilation);
        var document = workspace.Project.Documents.Single();
        var runner = new AnalyzerRunner(AllRules.Analyzers, [], options, CompilerDiagnostics.Errors);
        var before = await workspace.FindAsync(workspace.Project, runner);
        string text = (await document.GetTextAsync()).ToString();
        var titles = new List<string>();
        foreach (var finding in before)
            foreach (var action in await FixCatalogTests.OfferedAsync(document, finding))
            {
                var mended = (await FixWorkspace.ApplyAsync(action)).GetDocument(document.Id)!;
                var after = await workspace.FindAsync(mended.Project, runner);
                string now = (await mended.GetTextAsync()).ToString(), what = $"{action.Title}, for {Said(finding)}\n{text}\nbecame\n{now}";
                Assert.True(after.Count(d => Said(d) == Said(finding)) < before.Count(d => Said(d) == Said(finding)), "Still there: " + what);
                Assert.True(after.Count(IsOfCompiler) <= before.Count(IsOfCompiler), "Does not compile: " + what);
                Assert.True(CommentPattern().Count(now) >= CommentPattern().Count(text), "Comments are lost: " + what);
                Assert.Equal(LoneFeedPattern().IsMatch(text), LoneFeedPattern().IsMatch(now));
                titles.Add(action.Title);
            }
        return titles;
    }

    private static string Said(Diagnostic finding) => $"{finding.Id} {finding.GetMessage(CultureInfo.InvariantCulture)}";

    private static bool IsOfCompiler(Diagnostic finding) => finding.Id.StartsWith("CS", StringComparison.Ordinal);

    [GeneratedRegex(@"// \w+|/\* \w+")]
    private static partial Regex CommentPattern();

    [GeneratedRegex(@"(?<!\r)\n")]
    private static partial Regex LoneFeedPattern();
}

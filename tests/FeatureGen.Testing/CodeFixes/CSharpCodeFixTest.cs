using System.Collections.Immutable;
using FeatureGen.Testing.Analyzers;
using FeatureGen.Testing.Compilations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace FeatureGen.Testing.CodeFixes;

/// <summary>
/// Checks the findings as <see cref="CSharpAnalyzerTest{TAnalyzer}"/> does, fixes them one by one, then all at once in every scope, and
/// compares each result with <see cref="FixedState"/>. The fixed code is compiled and analysed again: only what is marked in it may be found.
/// Fixed sources that equal the test's mean that no fix is offered.
/// </summary>
/// <typeparam name="TAnalyzer">The analyzer.</typeparam>
/// <typeparam name="TCodeFix">The code fix.</typeparam>
public class CSharpCodeFixTest<TAnalyzer, TCodeFix> : CSharpAnalyzerTest<TAnalyzer>
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TCodeFix : CodeFixProvider, new()
{
    private const int MaxFixes = 50;
    private readonly TCodeFix _fix = new();
    private TestOptions _options = null!;

    /// <summary>Adds a fixed source; one that is named by its position.</summary>
    public string FixedCode
    {
        set => FixedState.Sources.Add(value);
    }

    /// <summary>The sources after all fixes, with markup for what remains to be found. Sources that are not here must not change.</summary>
    public SourceState FixedState { get; } = new();

    /// <summary>The key of the code action to take; may be null where only one is offered.</summary>
    public string? CodeActionEquivalenceKey { get; set; }

    /// <summary>How many single fixes are applied, or -1 for as many as are offered.</summary>
    public int NumberOfIncrementalIterations { get; set; } = -1;

    /// <summary>The scopes of FixAll to check. With a limited number of single fixes, use <see cref="FixAllScopes.None"/>.</summary>
    public FixAllScopes FixAllScopes { get; set; } = FixAllScopes.All;

    /// <inheritdoc/>
    public override async Task RunAsync()
    {
        var spans = new List<MarkupSpan>();
        await base.RunAsync().ConfigureAwait(false);
        _options = new TestOptions(TestState);
        Markup.StripAll(FixedState.Sources, spans);
        foreach (TestFile source in TestState.Sources)
        {
            if (FixedState.Sources.Find(source.Path) is null)
                FixedState.Sources.Add(source);
        }
        List<DiagnosticResult> remaining = ExpectedDiagnostics.Resolve(FixedState, spans, RuleIds());
        await CheckAsync("the single fixes", await FixSinglyAsync().ConfigureAwait(false), remaining).ConfigureAwait(false);
        foreach (FixAllScope scope in Scopes())
            await CheckAsync($"FixAll in the {scope}", await FixAllAsync(scope).ConfigureAwait(false), remaining).ConfigureAwait(false);
    }

    private IEnumerable<FixAllScope> Scopes()
    {
        if (FixAllScopes.HasFlag(FixAllScopes.Document))
            yield return FixAllScope.Document;
        if (FixAllScopes.HasFlag(FixAllScopes.Project))
            yield return FixAllScope.Project;
        if (FixAllScopes.HasFlag(FixAllScopes.Solution))
            yield return FixAllScope.Solution;
    }

    private async Task<ImmutableArray<TestFile>> FixSinglyAsync()
    {
        ImmutableArray<TestFile> sources = [.. TestState.Sources];
        int wanted = NumberOfIncrementalIterations < 0 ? MaxFixes : NumberOfIncrementalIterations;
        for (int applied = 0; applied < wanted; applied++)
        {
            using FixWorkspace workspace = Open(sources);
            if ((await FindFixesAsync(workspace).ConfigureAwait(false)).FirstOrDefault() is not { } offer)
            {
                if (NumberOfIncrementalIterations >= 0)
                    Failure.Throw($"{wanted} single fixes are expected, but only {applied} were offered.");
                return sources;
            }
            sources = await workspace.SourcesAsync(await FixWorkspace.ApplyAsync(offer.Action).ConfigureAwait(false)).ConfigureAwait(false);
        }
        if (NumberOfIncrementalIterations < 0)
            Failure.Throw($"The fix is still offered after {MaxFixes} fixes: it does not remove the finding.\n{sources[0].Text}");
        return sources;
    }

    private async Task<ImmutableArray<TestFile>> FixAllAsync(FixAllScope scope)
    {
        FixAllProvider? provider = _fix.GetFixAllProvider();
        if (provider is null || !provider.GetSupportedFixAllScopes().Contains(scope))
            Failure.Throw($"{typeof(TCodeFix).Name} has no FixAll in the {scope}.");
        ImmutableArray<TestFile> sources = [.. TestState.Sources];
        var done = new HashSet<string>(StringComparer.Ordinal);
        while (true)
        {
            using FixWorkspace workspace = Open(sources);
            ImmutableArray<Offer> offers = await FindFixesAsync(workspace).ConfigureAwait(false);
            // One document after the other, each once; project and solution are done at the first pass.
            Offer? offer = offers.FirstOrDefault(offer => !done.Contains(offer.Document.FilePath!));
            if (offer is null || (scope != FixAllScope.Document && done.Count > 0))
                return sources;
            done.Add(offer.Document.FilePath!);
            var context = new FixAllContext(
                offer.Document, _fix, scope, offer.Action.EquivalenceKey, _fix.FixableDiagnosticIds,
                new FixAllDiagnostics(offer.All), CancellationToken.None);
            if (await provider.GetFixAsync(context).ConfigureAwait(false) is { } action)
                sources = await workspace.SourcesAsync(await FixWorkspace.ApplyAsync(action).ConfigureAwait(false)).ConfigureAwait(false);
        }
    }

    /// <summary>The actions to take, one a fixable finding, in the order of their places.</summary>
    private async Task<ImmutableArray<Offer>> FindFixesAsync(FixWorkspace workspace)
    {
        ImmutableArray<Diagnostic> found = await workspace.FindAsync(workspace.Project, CreateRunner(_options)).ConfigureAwait(false);
        ImmutableArray<Diagnostic> fixable = [.. found.Where(diagnostic => _fix.FixableDiagnosticIds.Contains(diagnostic.Id))];
        var offers = new List<Offer>();
        foreach (Diagnostic diagnostic in fixable)
        {
            // A finding in an additional file has no document, and nothing to register a fix for.
            if (workspace.Project.GetDocument(diagnostic.Location.SourceTree) is not { } document)
                continue;
            var actions = new List<CodeAction>();
            var context = new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None);
            await _fix.RegisterCodeFixesAsync(context).ConfigureAwait(false);
            if (Choose(actions) is { } action)
                offers.Add(new Offer(document, action, fixable));
        }
        return [.. offers];
    }

    private CodeAction? Choose(List<CodeAction> actions)
    {
        if (actions.Exists(static action => action.EquivalenceKey is null))
            Failure.Throw($"{typeof(TCodeFix).Name} offers an action without an equivalence key: FixAll needs one.");
        if (CodeActionEquivalenceKey is not null)
            return actions.Find(action => action.EquivalenceKey == CodeActionEquivalenceKey);
        if (actions.Count > 1)
        {
            string keys = string.Join(", ", actions.Select(static action => action.EquivalenceKey));
            Failure.Throw($"Several actions are offered; set CodeActionEquivalenceKey to one of: {keys}");
        }
        return actions.FirstOrDefault();
    }

    private async Task CheckAsync(string what, ImmutableArray<TestFile> sources, List<DiagnosticResult> remaining)
    {
        foreach (TestFile expected in FixedState.Sources)
        {
            string? actual = sources.FirstOrDefault(file => file.Path == expected.Path)?.Text;
            if (actual != expected.Text)
                Failure.Throw(TextDifference.Describe($"After {what}, '{expected.Path}'", expected.Text!, actual ?? "(removed)"));
        }
        if (sources.FirstOrDefault(file => FixedState.Sources.Find(file.Path) is null) is { } added)
            Failure.Throw($"After {what}, there is a file that the test does not expect: '{added.Path}'");
        using FixWorkspace workspace = Open(sources);
        ImmutableArray<Diagnostic> found = await workspace.FindAsync(workspace.Project, CreateRunner(_options)).ConfigureAwait(false);
        ExpectedDiagnostics.Verify(found, remaining);
    }

    private FixWorkspace Open(ImmutableArray<TestFile> sources) =>
        new(TestState, sources, _options, compilation => RunGenerators(compilation, _options));

    /// <param name="Document">Where the finding is.</param>
    /// <param name="Action">The fix.</param>
    /// <param name="All">All fixable findings of the project.</param>
    private sealed record Offer(Document Document, CodeAction Action, ImmutableArray<Diagnostic> All);
}

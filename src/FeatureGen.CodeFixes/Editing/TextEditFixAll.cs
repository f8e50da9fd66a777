using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace FeatureGen.CodeFixes.Editing;

/// <summary>
/// Mends all findings of a document, project or solution at once: edits of neighbours cannot clash, and nothing around them moves.
/// </summary>
internal sealed class TextEditFixAll(IReadOnlyList<FixAction> actions) : FixAllProvider
{
    /// <inheritdoc/>
    public override Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
    {
        var action = actions.FirstOrDefault(a => a.Key == fixAllContext.CodeActionEquivalenceKey);
        return Task.FromResult(action is null
            ? null
            : CodeAction.Create(action.Title, token => ApplyAsync(fixAllContext.WithCancellationToken(token), action), action.Key));
    }

    private static async Task<Solution> ApplyAsync(FixAllContext context, FixAction action)
    {
        var diagnostics = await FindAsync(context).ConfigureAwait(false);
        var ofAction = diagnostics.Where(d => d.Location.IsInSource && action.RuleIds.Contains(d.Id))
            .OrderBy(d => d.Location.SourceTree!.FilePath, StringComparer.Ordinal).ThenBy(d => d.Location.SourceSpan.Start);
        // What stood in the way of another one may stand there no more, once it is mended.
        var round = new FixRound(context.Solution, [.. ofAction], IsDone: false);
        while (!round.IsDone)
            round = await FixRound.RunAsync(round.Solution, round.Left, action, context.CancellationToken).ConfigureAwait(false);
        return round.Solution;
    }

    private static async Task<IEnumerable<Diagnostic>> FindAsync(FixAllContext context)
    {
        if (context.Scope == FixAllScope.Document)
            return await context.GetDocumentDiagnosticsAsync(context.Document!).ConfigureAwait(false);
        var projects = context.Scope == FixAllScope.Project ? [context.Project] : context.Solution.Projects;
        var all = new List<Diagnostic>();
        foreach (var project in projects.Where(p => p.Language == LanguageNames.CSharp))
            all.AddRange(await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false));
        return all;
    }
}

using System.Collections.Immutable;
using System.Threading;
using FeatureGen.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace FeatureGen.CodeFixes;

/// <summary>
/// Fixes that edit the text and leave everything around the edits as it is, singly and for document, project and solution.
/// </summary>
public abstract class TextEditFix : CodeFixProvider
{
    private protected TextEditFix(params FixAction[] actions)
    {
        Actions = actions;
        FixableDiagnosticIds = [.. actions.SelectMany(a => a.RuleIds).Distinct()];
    }

    /// <summary>What it offers, where that is possible.</summary>
    public IReadOnlyList<FixAction> Actions { get; }

    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => new TextEditFixAll(Actions);

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            var solution = context.Document.Project.Solution;
            var split = await FixRound.SplitAsync(solution, diagnostic, context.CancellationToken).ConfigureAwait(false);
            var document = split.Solution.GetDocument(context.Document.Id)!;
            var finding = await Finding.ReadAsync(document, split.Find(diagnostic)!, context.CancellationToken).ConfigureAwait(false);
            if (finding is null) continue;
            foreach (var action in Actions.Where(a => a.RuleIds.Contains(diagnostic.Id)))
            {
                var edits = new EditSet();
                if (await action.EditsOfAsync(finding).ConfigureAwait(false) is not { } mended || !edits.TryAdd(mended)) continue;
                context.RegisterCodeFix(CodeAction.Create(action.Title, ApplyAsync, action.Key), diagnostic);

                async Task<Solution> ApplyAsync(CancellationToken token) =>
                    (await edits.ApplyAsync(split.Solution, token).ConfigureAwait(false)).Solution;
            }
        }
    }
}

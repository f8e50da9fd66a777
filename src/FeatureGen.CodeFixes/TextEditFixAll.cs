using System.Collections.Immutable;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace FeatureGen.CodeFixes;

/// <summary>Fixes documents by text edits: all findings of a document at once, so that edits of neighbours cannot clash, and nothing around them moves.</summary>
internal static class TextEditFixAll
{
    /// <summary>Finds the edits that mend a finding.</summary>
    public delegate IEnumerable<TextChange> Edits(SyntaxNode root, SemanticModel model, SourceText text, Diagnostic diagnostic);

    /// <summary>FixAll by those edits.</summary>
    public static FixAllProvider Create(Edits edits) => FixAllProvider.Create(
        async (context, document, diagnostics) => await ApplyAsync(document, diagnostics, edits, context.CancellationToken).ConfigureAwait(false));

    /// <summary>The document with the findings mended.</summary>
    public static async Task<Document> ApplyAsync(
        Document document, ImmutableArray<Diagnostic> diagnostics, Edits edits, CancellationToken cancellationToken)
    {
        var changes = await FindAsync(document, diagnostics, edits, cancellationToken).ConfigureAwait(false);
        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        return document.WithText(text.WithChanges(changes));
    }

    /// <summary>The edits, in order and without overlaps.</summary>
    public static async Task<IReadOnlyList<TextChange>> FindAsync(
        Document document, ImmutableArray<Diagnostic> diagnostics, Edits edits, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        if (root is null || model is null) return [];
        var changes = new List<TextChange>();
        foreach (var change in diagnostics.SelectMany(d => edits(root, model, text, d)).Distinct().OrderBy(c => c.Span.Start))
            if (changes.Count == 0 || change.Span.Start >= changes[changes.Count - 1].Span.End) changes.Add(change);
        return changes;
    }
}

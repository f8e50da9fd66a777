using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace FeatureGen.CodeFixes.Editing;

/// <summary>Removes elements from lists with commas: attributes, arguments, values of arrays. Comments stay.</summary>
internal static class ListRemoval
{
    /// <summary>The list that an element is in.</summary>
    public static SeparatedSyntaxList<SyntaxNode> ListOf(SyntaxNode element) => element.Parent switch
    {
        AttributeListSyntax list => list.Attributes,
        AttributeArgumentListSyntax list => list.Arguments,
        InitializerExpressionSyntax list => list.Expressions,
        CollectionExpressionSyntax list => list.Elements,
        _ => default,
    };

    /// <summary>The element of a list that is, or holds, a value of an attribute.</summary>
    public static SyntaxNode ElementOf(ExpressionSyntax value) =>
        value.Parent is AttributeArgumentSyntax or ExpressionElementSyntax ? value.Parent : value;

    /// <summary>Whether directives say what is in a list or declaration.</summary>
    public static bool HasDirectives(SyntaxNode list) =>
        list.DescendantTrivia().Any(trivia => trivia.IsDirective && list.Span.Contains(trivia.Span));

    /// <summary>Whether elements can go with their commas without a directive coming to stand between other elements than before.</summary>
    public static bool IsApartFromDirectives(SyntaxNode list, SeparatedSyntaxList<SyntaxNode> all, ISet<SyntaxNode> removed) =>
        removed.Count < all.Count && Runs(list, all, removed).All(run => !HasDirective(list, run.Span));

    /// <summary>The edits that remove some elements of one list, and not all.</summary>
    public static IEnumerable<TextChange> Edits(SyntaxNode list, ISet<SyntaxNode> removed, SourceText text)
    {
        foreach (var run in Runs(list, ListOf(removed.First()), removed))
            foreach (var change in RemoveParts(list, run.Span, run.Parts, text)) yield return change;
    }

    // Neighbours go with the commas behind them, or, where those that stay end before them or a directive follows, with those before
    // them. A comma at the end of the list stays.
    private static IEnumerable<(TextSpan Span, IReadOnlyList<TextSpan> Parts)> Runs(
        SyntaxNode list, SeparatedSyntaxList<SyntaxNode> all, ISet<SyntaxNode> removed)
    {
        for (int first = 0; first < all.Count; first++)
        {
            if (!removed.Contains(all[first])) continue;
            int last = first;
            while (last + 1 < all.Count && removed.Contains(all[last + 1])) last++;
            bool isBehind = last == all.Count - 1
                || first > 0 && HasDirective(list, TextSpan.FromBounds(all[first].SpanStart, all[last + 1].SpanStart));
            var elements = Enumerable.Range(first, last - first + 1).Select(i => all[i].Span);
            var commas = Enumerable.Range(isBehind ? first - 1 : first, last - first + 1).Select(i => all.GetSeparator(i).Span);
            var span = isBehind
                ? TextSpan.FromBounds(all[first - 1].Span.End, all[last].Span.End)
                : TextSpan.FromBounds(all[first].SpanStart, all[last + 1].SpanStart);
            yield return (span, [.. elements.Concat(commas).OrderBy(part => part.Start)]);
            first = last;
        }
    }

    private static bool HasDirective(SyntaxNode list, TextSpan span) =>
        list.DescendantTrivia().Any(trivia => trivia.IsDirective && span.Contains(trivia.Span));

    // All at once, or around comments.
    private static IEnumerable<TextChange> RemoveParts(SyntaxNode list, TextSpan span, IEnumerable<TextSpan> parts, SourceText text) =>
        HasComment(list, span, text)
        ? TextRemoval.Join(parts, text).Select(part => text[part.Start] == ',' ? new TextChange(part, "") : TextRemoval.Remove(part, text))
        : [new TextChange(span, "")];

    private static bool HasComment(SyntaxNode list, TextSpan span, SourceText text) =>
        list.DescendantTrivia().Any(trivia => span.Contains(trivia.Span) && !TextRemoval.IsBlank(text, trivia.SpanStart, trivia.Span.End));
}

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

    /// <summary>Whether directives say what is in the list: then it is nobody's to edit.</summary>
    public static bool HasDirectives(SyntaxNode list) =>
        list.DescendantTrivia().Any(trivia => trivia.IsDirective && list.Span.Contains(trivia.Span));

    /// <summary>The edits that remove some elements of one list, and not all.</summary>
    public static IEnumerable<TextChange> Edits(SyntaxNode list, ISet<SyntaxNode> removed, SourceText text)
    {
        var all = ListOf(removed.First());
        int lastKept = all.LastIndexOf(e => !removed.Contains(e));
        for (int i = 0; i < lastKept; i++)
        {
            if (!removed.Contains(all[i])) continue;
            var span = TextSpan.FromBounds(all[i].SpanStart, all[i + 1].SpanStart);
            foreach (var change in RemoveParts(list, span, [all[i].Span, all.GetSeparator(i).Span], text)) yield return change;
        }
        if (lastKept == all.Count - 1) yield break;
        // What is behind the last one that stays goes with the comma before it; a comma at the end of the list stays.
        var parts = Enumerable.Range(lastKept, all.Count - lastKept)
            .SelectMany(i => new[] { all[i].Span, i < all.Count - 1 ? all.GetSeparator(i).Span : default });
        var behind = TextSpan.FromBounds(all[lastKept].Span.End, all[all.Count - 1].Span.End);
        foreach (var change in RemoveParts(list, behind, parts.Skip(1).Take(2 * (all.Count - 1 - lastKept)), text)) yield return change;
    }

    // All at once, or around comments.
    private static IEnumerable<TextChange> RemoveParts(SyntaxNode list, TextSpan span, IEnumerable<TextSpan> parts, SourceText text) =>
        HasComment(list, span, text)
        ? TextRemoval.Join(parts, text).Select(part => text[part.Start] == ',' ? new TextChange(part, "") : TextRemoval.Remove(part, text))
        : [new TextChange(span, "")];

    private static bool HasComment(SyntaxNode list, TextSpan span, SourceText text) =>
        list.DescendantTrivia().Any(trivia => span.Contains(trivia.Span) && !TextRemoval.IsBlank(text, trivia.SpanStart, trivia.Span.End));
}

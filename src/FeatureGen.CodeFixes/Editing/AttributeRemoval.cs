using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace FeatureGen.CodeFixes.Editing;

/// <summary>Removes attributes from a text, and lists and lines that are empty then; comments, documentation and layout stay.</summary>
internal static class AttributeRemoval
{
    /// <summary>The edits that remove the attributes.</summary>
    public static IEnumerable<TextChange> Edits(IEnumerable<SyntaxNode> attributes, SourceText text)
    {
        var lists = attributes.GroupBy(a => (AttributeListSyntax)a.Parent!).OrderBy(g => g.Key.SpanStart).ToList();
        var whole = lists.Where(g => g.Count() == g.Key.Attributes.Count).SelectMany(g => Parts(g.Key, text));
        var partial = lists.Where(g => g.Count() < g.Key.Attributes.Count)
            .SelectMany(g => ListRemoval.Edits(g.Key, new HashSet<SyntaxNode>(g), text));
        return [.. TextRemoval.Join(whole, text).Select(span => TextRemoval.Remove(span, text)), .. partial];
    }

    // A list at once, or around the comments in it.
    private static IEnumerable<TextSpan> Parts(AttributeListSyntax list, SourceText text) =>
        TextRemoval.Join(list.DescendantTokens().Where(t => t.Span.Length > 0).Select(t => t.Span), text);
}

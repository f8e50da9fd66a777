using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace FeatureGen.CodeFixes;

/// <summary>Removes attributes from a text, and lists and lines that are empty then; comments, documentation and layout stay.</summary>
internal static class AttributeRemoval
{
    /// <summary>The edits that remove the attributes; none where a list has directives, which say which of them there are.</summary>
    public static IEnumerable<TextChange> Edits(IReadOnlyList<AttributeSyntax> attributes, SourceText text)
    {
        var lists = attributes.GroupBy(a => (AttributeListSyntax)a.Parent!).OrderBy(g => g.Key.SpanStart).ToList();
        if (lists.Any(g => HasDirectives(g.Key))) return [];
        var whole = lists.Where(g => g.Count() == g.Key.Attributes.Count).Select(g => g.Key.Span);
        var partial = lists.Where(g => g.Count() < g.Key.Attributes.Count).SelectMany(g => RemoveSome(g.Key, [.. g], text));
        return [.. Join(whole, text).Select(span => Remove(span, text)), .. partial];
    }

    private static bool HasDirectives(AttributeListSyntax list) =>
        list.DescendantTrivia().Any(trivia => trivia.IsDirective && list.Span.Contains(trivia.Span));

    // What has nothing but space between goes as one, and the space with it.
    private static IEnumerable<TextSpan> Join(IEnumerable<TextSpan> spans, SourceText text)
    {
        TextSpan? joined = null;
        foreach (var span in spans)
        {
            if (joined is { } before && !IsBlank(text, before.End, span.Start)) yield return before;
            joined = joined is { } first && IsBlank(text, first.End, span.Start) ? TextSpan.FromBounds(first.Start, span.End) : span;
        }
        if (joined is { } last) yield return last;
    }

    private static TextChange Remove(TextSpan span, SourceText text)
    {
        int start = span.Start, end = span.End;
        int lineStart = text.Lines.GetLineFromPosition(start).Start;
        var lastLine = text.Lines.GetLineFromPosition(end);
        if (IsBlank(text, lineStart, start) && IsBlank(text, end, lastLine.End))
            return new TextChange(TextSpan.FromBounds(lineStart, lastLine.EndIncludingLineBreak), "");
        while (end < lastLine.End && char.IsWhiteSpace(text[end])) end++;
        // At the end of a line it is the space before it that is left over.
        if (end == lastLine.End)
            while (start > lineStart && char.IsWhiteSpace(text[start - 1])) start--;
        return new TextChange(TextSpan.FromBounds(start, end), "");
    }

    private static IEnumerable<TextChange> RemoveSome(AttributeListSyntax list, HashSet<AttributeSyntax> removed, SourceText text)
    {
        var all = list.Attributes;
        int lastKept = all.LastIndexOf(a => !removed.Contains(a));
        for (int i = 0; i < all.Count; i++)
        {
            if (!removed.Contains(all[i])) continue;
            var separator = all.GetSeparator(i < lastKept ? i : i - 1).Span;
            var span = i < lastKept ? TextSpan.FromBounds(all[i].SpanStart, all[i + 1].SpanStart) : TextSpan.FromBounds(all[i - 1].Span.End, all[i].Span.End);
            bool hasComment = list.DescendantTrivia().Any(trivia => span.Contains(trivia.Span) && !IsBlank(text, trivia.SpanStart, trivia.Span.End));
            if (!hasComment)
            {
                yield return new TextChange(span, "");
                continue;
            }
            foreach (var part in Join(i < lastKept ? [all[i].Span, separator] : [separator, all[i].Span], text))
                yield return part == separator ? new TextChange(part, "") : Remove(part, text);
        }
    }

    private static bool IsBlank(SourceText text, int start, int end)
    {
        for (int i = start; i < end; i++)
            if (!char.IsWhiteSpace(text[i])) return false;
        return true;
    }
}

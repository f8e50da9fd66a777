using Microsoft.CodeAnalysis.Text;

namespace FeatureGen.CodeFixes.Editing;

/// <summary>Removes spans of a text, and the space and lines that are empty then.</summary>
internal static class TextRemoval
{
    /// <summary>Spans that have nothing but space between, as one: the space goes with them.</summary>
    public static IEnumerable<TextSpan> Join(IEnumerable<TextSpan> spans, SourceText text)
    {
        TextSpan? joined = null;
        foreach (var span in spans)
        {
            if (joined is { } before && !IsBlank(text, before.End, span.Start)) yield return before;
            joined = joined is { } first && IsBlank(text, first.End, span.Start) ? TextSpan.FromBounds(first.Start, span.End) : span;
        }
        if (joined is { } last) yield return last;
    }

    /// <summary>Removes a span.</summary>
    public static TextChange Remove(TextSpan span, SourceText text)
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

    /// <summary>Whether there is nothing but space.</summary>
    public static bool IsBlank(SourceText text, int start, int end)
    {
        for (int i = start; i < end; i++)
            if (!char.IsWhiteSpace(text[i])) return false;
        return true;
    }
}

using Microsoft.CodeAnalysis.Text;

namespace FeatureGen.CodeFixes.Editing;

/// <summary>How lines end and begin around a place.</summary>
internal static class LineBreaks
{
    /// <summary>The line break that the text has there, or elsewhere.</summary>
    public static string At(SourceText text, int position)
    {
        var line = text.Lines.GetLineFromPosition(position);
        if (line.End == line.EndIncludingLineBreak) line = text.Lines[0];
        return line.End == line.EndIncludingLineBreak ? "\n" : text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak));
    }

    /// <summary>The space at the start of the line.</summary>
    public static string Indent(SourceText text, int position)
    {
        var line = text.Lines.GetLineFromPosition(position);
        int end = line.Start;
        while (end < line.End && char.IsWhiteSpace(text[end])) end++;
        return text.ToString(TextSpan.FromBounds(line.Start, end));
    }

    /// <summary>What separates a statement from one that is put beside it: a line, where it stands on one of its own.</summary>
    public static string Separator(SourceText text, int position)
    {
        var line = text.Lines.GetLineFromPosition(position);
        return TextRemoval.IsBlank(text, line.Start, position) ? At(text, position) + Indent(text, position) : " ";
    }
}

using FeatureGen.Formats;
using FeatureGen.Formats.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace FeatureGen.Analyzers.Files;

/// <summary>Places in files that are not source.</summary>
internal static class FilePlace
{
    /// <summary>The place of an error.</summary>
    public static Location OfError(string path, SourceText text, FileFormatException error)
    {
        // The reader counts '\n' alone, a source text other line ends too: the lines are those of the reader.
        int position = 0;
        for (int line = 1; line < error.Line && position < text.Length; position++)
            if (text[position] == '\n') line++;
        position = Math.Min(position + error.Column - 1, text.Length);
        return Create(path, TextSpan.FromBounds(position, Math.Min(position + 1, text.Length)), error.Line - 1, error.Column - 1);
    }

    /// <summary>The place of a member's value, which is a string; the start of the file if it is not found.</summary>
    public static Location OfMember(string path, SourceText text, string member, string? value)
    {
        if (value is null) return Start(path);
        var all = text.ToString();
        string name = JsonWriter.Quote(member), wanted = JsonWriter.Quote(value);
        for (int at = all.IndexOf(name, StringComparison.Ordinal); at >= 0; at = all.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            int start = at + name.Length;
            while (start < all.Length && (char.IsWhiteSpace(all[start]) || all[start] == ':')) start++;
            if (string.CompareOrdinal(all, start, wanted, 0, wanted.Length) != 0) continue;
            return Of(path, text, start, wanted.Length);
        }
        return Start(path);
    }

    /// <summary>The place of a part of a line.</summary>
    public static Location Of(string path, SourceText text, int start, int length)
    {
        var line = text.Lines.GetLinePosition(start);
        return Create(path, new TextSpan(start, length), line.Line, line.Character);
    }

    private static Location Start(string path) => Location.Create(path, default, default);

    private static Location Create(string path, TextSpan span, int line, int column) =>
        Location.Create(path, span, new LinePositionSpan(new LinePosition(line, column), new LinePosition(line, column + span.Length)));
}

using System.Globalization;
using System.Text;

namespace FeatureGen.Learning.Scaffolding;

/// <summary>Text of data inside of C#: what could end a literal or a comment, or mislead its reader, is escaped.</summary>
internal static class CSharpText
{
    private const int LongestQuote = 60;

    /// <summary>A string literal.</summary>
    public static string Literal(string text) => $"\"{Escaped(text, "\"\\")}\"";

    /// <summary>A value in words: in single quotes, not too long, on one line.</summary>
    public static string Quoted(string text) => $"'{Line(text.Length > LongestQuote ? text[..LongestQuote] + "..." : text)}'";

    /// <summary>Text on one line of a comment.</summary>
    public static string Line(string text) => Escaped(text, "");

    /// <summary>Text on one line of an XML comment.</summary>
    public static string Xml(string text) => Line(text)
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal);

    private static string Escaped(string text, string specials)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            if (specials.Contains(c)) escaped.Append('\\').Append(c);
            else if (IsPlain(c)) escaped.Append(c);
            else escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
        }
        return escaped.ToString();
    }

    private static bool IsPlain(char c) => char.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate
        or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse);
}

using System.Text;

namespace FeatureGen.Formats.Json;

/// <summary>Reads strings of JSON, for all that read it.</summary>
internal static class JsonString
{
    /// <summary>Makes an error at a position of the text.</summary>
    public delegate FileFormatException ErrorAt(string problem, int position);

    /// <summary>Reads the string that starts with a quote at the position, and goes behind it.</summary>
    public static string Read(string text, ref int position, ErrorAt error)
    {
        int start = ++position;
        while (Peek(text, position) is not ('"' or '\\') && Peek(text, position) >= ' ') position++;
        if (Peek(text, position) == '"') return text.Substring(start, position++ - start);
        var builder = new StringBuilder(text, start, position - start, Math.Max(16, 2 * (position - start)));
        while (true)
        {
            if (position >= text.Length) throw error("the file ends too early, inside of a string", position);
            char c = text[position];
            if (c < ' ') throw error("a control character inside of a string; write it as an escape", position);
            position++;
            if (c == '"') return builder.ToString();
            builder.Append(c == '\\' ? ReadEscape(text, ref position, error) : c);
        }
    }

    private static char ReadEscape(string text, ref int position, ErrorAt error)
    {
        char c = Peek(text, position++);
        switch (c)
        {
            case '"' or '\\' or '/': return c;
            case 'b': return '\b';
            case 'f': return '\f';
            case 'n': return '\n';
            case 'r': return '\r';
            case 't': return '\t';
            case 'u': return ReadHexadecimal(text, ref position, error);
            default:
                position--;
                throw Missing(text, position, "an escape such as \\n", error);
        }
    }

    private static char ReadHexadecimal(string text, ref int position, ErrorAt error)
    {
        int code = 0;
        for (int i = 0; i < 4; i++)
        {
            char c = Peek(text, position);
            int digit = c is >= '0' and <= '9' ? c - '0'
                : (c | 32) is >= 'a' and <= 'f' ? (c | 32) - 'a' + 10
                : throw Missing(text, position, "four hexadecimal digits after \\u", error);
            code = code * 16 + digit;
            position++;
        }
        return (char)code;
    }

    private static FileFormatException Missing(string text, int position, string wanted, ErrorAt error) =>
        error(position >= text.Length ? $"the file ends too early; expected {wanted}" : $"expected {wanted}", position);

    private static char Peek(string text, int position) => position < text.Length ? text[position] : '\0';
}

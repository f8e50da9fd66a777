using System.Globalization;
using System.Text;

namespace FeatureGen.Formats.Json;

/// <summary>Writes JSON with stable order and layout: one member a line, numbers of an array side by side.</summary>
public sealed class JsonWriter
{
    private const int LineWidth = 140;

    private readonly StringBuilder _text = new();
    private readonly bool _indented;
    private int _depth;
    private bool _first = true;

    /// <summary>Creates a writer.</summary>
    /// <param name="indented">Whether members stand on lines of their own; otherwise all is on one line.</param>
    public JsonWriter(bool indented) => _indented = indented;

    /// <summary>Writes an object as the document, an array element or, with a name, a member.</summary>
    public JsonWriter Object(string? name, Action content) => Block(name, '{', '}', content);

    /// <summary>Writes an array as the document, an array element or, with a name, a member.</summary>
    public JsonWriter Array(string? name, Action content) => Block(name, '[', ']', content);

    /// <summary>Writes a string; leaves the member out if it is null.</summary>
    public JsonWriter String(string? name, string? value) => value is null ? this : Raw(name, Quote(value));

    /// <summary>Writes a whole number.</summary>
    public JsonWriter Number(string? name, long value) => Raw(name, NumberText.Of(value));

    /// <summary>Writes a number so that it reads back as the same double.</summary>
    public JsonWriter Number(string? name, double value) => Raw(name, NumberText.Of(value));

    /// <summary>Writes a number so that it reads back as the same float.</summary>
    public JsonWriter Number(string? name, float value) => Raw(name, NumberText.Of(value));

    /// <summary>Writes a boolean.</summary>
    public JsonWriter Boolean(string? name, bool value) => Raw(name, value ? "true" : "false");

    /// <summary>Writes an enumeration value as its camel-cased name.</summary>
    public JsonWriter Enum<TEnum>(string? name, TEnum value)
        where TEnum : struct, Enum => Raw(name, Quote(CamelCase(value.ToString())));

    /// <summary>Writes an array of short values, several on a line.</summary>
    public JsonWriter Row<T>(string? name, IEnumerable<T> values, Func<T, string> text)
    {
        Next(name);
        _text.Append('[');
        int width = 0;
        bool first = true;
        foreach (var value in values)
        {
            var piece = text(value);
            if (!first) _text.Append(',');
            if (_indented && width + piece.Length > LineWidth)
            {
                NewLine(1);
                width = 0;
            }
            else if (!first && _indented)
            {
                _text.Append(' ');
            }
            _text.Append(piece);
            width += piece.Length + 2;
            first = false;
        }
        _text.Append(']');
        return this;
    }

    /// <summary>The document, ending with a line feed if it is indented.</summary>
    public override string ToString() => _indented ? _text + "\n" : _text.ToString();

    /// <summary>A string as a JSON literal.</summary>
    public static string Quote(string value)
    {
        var text = new StringBuilder(value.Length + 2).Append('"');
        foreach (char c in value)
        {
            if (c is '"' or '\\') text.Append('\\').Append(c);
            else if (c == '\n') text.Append("\\n");
            else if (c < ' ' || char.IsSurrogate(c) || c is '\u2028' or '\u2029' or '\u007f') text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            else text.Append(c);
        }
        return text.Append('"').ToString();
    }

    /// <summary>The name with its first letter in lower case.</summary>
    public static string CamelCase(string name) => char.ToLowerInvariant(name[0]) + name.Substring(1);

    private JsonWriter Block(string? name, char open, char close, Action content)
    {
        Next(name);
        _text.Append(open);
        _depth++;
        _first = true;
        content();
        _depth--;
        if (!_first) NewLine(0);
        _text.Append(close);
        _first = false;
        return this;
    }

    private JsonWriter Raw(string? name, string text)
    {
        Next(name);
        _text.Append(text);
        return this;
    }

    private void Next(string? name)
    {
        if (!_first) _text.Append(',');
        if (_depth > 0) NewLine(0);
        _first = false;
        if (name is not null) _text.Append(Quote(name)).Append(_indented ? ": " : ":");
    }

    private void NewLine(int extraDepth)
    {
        if (_indented) _text.Append('\n').Append(' ', 2 * (_depth + extraDepth));
    }
}

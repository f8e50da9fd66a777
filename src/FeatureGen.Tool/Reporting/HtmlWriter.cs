using System.Text;

namespace FeatureGen.Tool.Reporting;

/// <summary>Writes elements of HTML and SVG. All that comes from data, text or attribute, goes through its one door of escaping.</summary>
internal sealed class HtmlWriter
{
    private const int MaxName = 120;

    private readonly StringBuilder _html = new();
    private readonly Stack<string> _open = new();

    /// <summary>Starts an element.</summary>
    public HtmlWriter Open(string tag, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Start(tag, attributes);
        _html.Append('>');
        _open.Push(tag);
        return this;
    }

    /// <summary>Ends the innermost element.</summary>
    public HtmlWriter Close()
    {
        _html.Append("</").Append(_open.Pop()).Append('>');
        return this;
    }

    /// <summary>An element without content.</summary>
    public HtmlWriter Empty(string tag, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Start(tag, attributes);
        _html.Append("/>");
        return this;
    }

    /// <summary>An element that holds text only.</summary>
    public HtmlWriter Element(string tag, string text, params ReadOnlySpan<(string Name, string Value)> attributes) =>
        Open(tag, attributes).Text(text).Close();

    /// <summary>Text.</summary>
    public HtmlWriter Text(string text)
    {
        Escape(text);
        return this;
    }

    /// <summary>A name or value from data: shortened, and kept from turning the direction of the text around it.</summary>
    public HtmlWriter Name(string name) => Element("bdi", name.Length == 0 ? "(empty)" : Shorten(name));

    /// <summary>The content of a style or script element, from the tool itself and never from data.</summary>
    public HtmlWriter Asset(string tag, string content)
    {
        _html.Append('<').Append(tag).Append('>').Append(content).Append("</").Append(tag).Append('>');
        return this;
    }

    /// <summary>Adds what another writer wrote.</summary>
    public HtmlWriter Append(HtmlWriter other)
    {
        _html.Append(other._html);
        return this;
    }

    /// <summary>Starts the next element on a new line.</summary>
    public HtmlWriter Line()
    {
        _html.Append('\n');
        return this;
    }

    /// <summary>The number of bytes as UTF-8.</summary>
    public int CountBytes()
    {
        int bytes = 0;
        foreach (var chunk in _html.GetChunks()) bytes += Encoding.UTF8.GetByteCount(chunk.Span);
        return bytes;
    }

    /// <summary>A name from data for an attribute, where no element can keep it from turning the text around it.</summary>
    public static string Isolate(string name) => $"\u2068{Shorten(name)}\u2069";

    /// <inheritdoc/>
    public override string ToString() => _html.ToString();

    private static string Shorten(string name)
    {
        if (name.Length <= MaxName) return name;
        int end = char.IsHighSurrogate(name[MaxName - 2]) ? MaxName - 2 : MaxName - 1;
        return string.Concat(name.AsSpan(0, end), "…");
    }

    private void Start(string tag, ReadOnlySpan<(string Name, string Value)> attributes)
    {
        _html.Append('<').Append(tag);
        foreach (var (name, value) in attributes)
        {
            _html.Append(' ').Append(name).Append("=\"");
            Escape(value);
            _html.Append('"');
        }
    }

    // Halves of surrogate pairs are enumerated as U+FFFD.
    private void Escape(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            switch (rune.Value)
            {
                case '&': _html.Append("&amp;"); break;
                case '<': _html.Append("&lt;"); break;
                case '>': _html.Append("&gt;"); break;
                case '"': _html.Append("&quot;"); break;
                case '\'': _html.Append("&#39;"); break;
                case '\n' or '\t': _html.Append((char)rune.Value); break;
                default: _html.Append(Rune.IsControl(rune) ? "\uFFFD" : rune.ToString()); break;
            }
        }
    }
}

using System.Text;

namespace FeatureGen.Generator.Emission;

/// <summary>Writes indented C# with <c>\n</c> line ends.</summary>
internal sealed class CodeWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;

    /// <summary>Writes one line; an empty one without indentation.</summary>
    public void Line(string text = "")
    {
        if (text.Length > 0) _text.Append(' ', 4 * _depth).Append(text);
        _text.Append('\n');
    }

    /// <summary>Writes a header and, in braces below it, what is written until the result is disposed.</summary>
    public Block Braces(string header)
    {
        Line(header);
        Line("{");
        _depth++;
        return new Block(this);
    }

    /// <summary>Writes an XML documentation summary.</summary>
    public void Summary(string text) => Line($"/// <summary>{text}</summary>");

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    /// <summary>Closes the braces.</summary>
    public readonly struct Block(CodeWriter writer) : IDisposable
    {
        /// <inheritdoc/>
        public void Dispose()
        {
            writer._depth--;
            writer.Line("}");
        }
    }
}

using System.Text;

namespace FeatureGen.Learning.Onnx;

/// <summary>A part of a file: a message, a text, or packed numbers.</summary>
internal readonly record struct ProtoSpan(OnnxFile File, int Start, int End)
{
    public int Length => End - Start;

    public ReadOnlySpan<byte> Bytes => File.Bytes.AsSpan(Start, Length);

    /// <summary>The part as text.</summary>
    public string Text() => Encoding.UTF8.GetString(Bytes);

    /// <summary>Reads the part as a message.</summary>
    public ProtoReader Read() => new(this);
}

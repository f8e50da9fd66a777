using FeatureGen.Formats;

namespace FeatureGen.Learning.Onnx;

/// <summary>The bytes of a model's file.</summary>
internal sealed class OnnxFile(byte[] bytes, string path)
{
    private const int MostShown = 60;

    public byte[] Bytes { get; } = bytes;

    /// <summary>All of it, which is one message.</summary>
    public ProtoSpan All => new(this, 0, Bytes.Length);

    /// <summary>An error at a byte.</summary>
    public FileFormatException Error(int position, string problem) => new(path, position, problem);

    /// <summary>A name of the file's as messages show it: in quotes, on one line, not too long.</summary>
    public static string Show(string name)
    {
        string line = string.Concat(name.Take(MostShown).Select(letter => char.IsControl(letter) ? '?' : letter));
        return name.Length > MostShown ? $"'{line}...'" : $"'{line}'";
    }
}

using System.Text;
using FeatureGen.Formats.Schemas;
using FeatureGen.Learning.Interpretation;

namespace FeatureGen.Learning.Profiling;

/// <summary>What the text of a label means: a class of its own without a schema, 0 or 1 with one.</summary>
internal sealed class LabelRule
{
    private readonly ScalarType _type;
    private readonly byte[]? _positive;

    private LabelRule(string name, ScalarType type, string? positive, bool isBinary)
    {
        Name = name;
        IsBinary = isBinary;
        // A text or a member without a positive class is read as a number: it may still be "0" and "1".
        _type = type is ScalarType.String or ScalarType.Enum ? ScalarType.Integer : type;
        _positive = positive is null ? null : Encoding.UTF8.GetBytes(positive);
    }

    public string Name { get; }

    public bool IsBinary { get; }

    public static LabelRule AnyClass(string name) => new(name, ScalarType.String, null, isBinary: false);

    public static LabelRule Of(LabelManifest label) => new(label.Name, label.Type, label.Positive, isBinary: true);

    /// <summary>The class of a label, 0 or 1; false if the text means neither.</summary>
    public bool TryClassify(ReadOnlySpan<byte> text, out int label)
    {
        label = _positive is not null && text.SequenceEqual(_positive) ? 1 : 0;
        if (_positive is not null) return true;
        if (!ScalarText.TryParse(_type, text, out var value)) return false;
        float number = value.Number();
        label = number == 1 ? 1 : 0;
        return number is 0 or 1;
    }
}

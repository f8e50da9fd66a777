using FeatureGen.Formats.Schemas;
using FeatureGen.Learning.Interpretation;

namespace FeatureGen.Learning.Profiling;

/// <summary>What labels mean: each text is a class of its own without a schema, one of two with one.</summary>
internal sealed class LabelRule
{
    private readonly LabelText? _text;

    private LabelRule(string name, LabelText? text) => (Name, _text) = (name, text);

    public string Name { get; }

    public bool IsBinary => _text is not null;

    /// <summary>With a schema: what a label must look like, for error messages.</summary>
    public string Expected => _text?.Expected ?? "";

    public static LabelRule AnyClass(string name) => new(name, null);

    public static LabelRule Of(LabelManifest label) => new(label.Name, new LabelText(label));

    /// <summary>With a schema: 0, 1, or NaN for a missing label; false if the text means none of them.</summary>
    public bool TryRead(ReadOnlySpan<byte> text, out float label)
    {
        label = float.NaN;
        return _text is not null && _text.TryRead(text, out label);
    }
}

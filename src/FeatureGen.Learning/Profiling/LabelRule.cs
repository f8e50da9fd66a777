using FeatureGen.Formats.Profiles;
using FeatureGen.Formats.Schemas;
using FeatureGen.Learning.Interpretation;
using FeatureGen.Learning.Statistics;

namespace FeatureGen.Learning.Profiling;

/// <summary>What labels mean: one of two classes as the schema says, each text or number a class of its own, or a number.</summary>
internal sealed class LabelRule
{
    private readonly LabelText? _text;
    private readonly NumberParser? _number;

    private LabelRule(string name, LabelText? text = null, NumberParser? number = null, RealLabel? real = null) =>
        (Name, _text, _number, Real) = (name, text, number, real);

    public string Name { get; }

    /// <summary>Whether the schema tells two classes apart, 0 and 1.</summary>
    public bool IsBinary => _text is not null;

    /// <summary>How a label that is a number is counted; null for classes.</summary>
    public RealLabel? Real { get; }

    /// <summary>What a label must look like, for error messages.</summary>
    public string Expected => _text?.Expected ?? (_number is null ? "" : "a number");

    /// <summary>Each text is a class.</summary>
    public static LabelRule AnyClass(string name) => new(name);

    /// <summary>Each number is a class, however it is written.</summary>
    public static LabelRule NumberedClass(string name, NumberParser parser) => new(name, number: parser);

    /// <summary>The two classes of a schema.</summary>
    public static LabelRule Binary(LabelManifest label) => new(label.Name, new LabelText(label));

    /// <summary>A number.</summary>
    public static LabelRule Number(string name, RealLabel real) => new(name, real: real);

    /// <summary>Whether a text can be a label, an empty one being a missing label.</summary>
    public bool CanRead(ReadOnlySpan<byte> text) => Real is not null
        ? Real.TryRead(text, out _)
        : IsBinary ? TryRead(text, out _) : _number is null || text.IsEmpty || _number(text, out _);

    /// <summary>With two classes: 0, 1, or NaN for a missing label; false if the text means none of them.</summary>
    public bool TryRead(ReadOnlySpan<byte> text, out float label)
    {
        label = float.NaN;
        return _text is not null && _text.TryRead(text, out label);
    }

    /// <summary>For each text its class: those that mean the same share one.</summary>
    /// <param name="texts">The texts, in ordinal order.</param>
    public int[] ClassesOf(IReadOnlyList<string> texts)
    {
        byte[][] encoded = [.. texts.Select(System.Text.Encoding.UTF8.GetBytes)];
        if (IsBinary) return Array.ConvertAll(encoded, text => TryRead(text, out float label) ? (int)label : 0);
        if (_number is null) return [.. Enumerable.Range(0, encoded.Length)];
        double[] numbers = Array.ConvertAll(encoded, text => _number(text, out double number) ? number : double.NaN);
        double[] distinct = [.. numbers.Distinct().Order()];
        return Array.ConvertAll(numbers, number => Array.BinarySearch(distinct, number));
    }
}

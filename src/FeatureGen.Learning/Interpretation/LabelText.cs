using System.Globalization;
using System.Text;
using FeatureGen.Formats.Schemas;

namespace FeatureGen.Learning.Interpretation;

/// <summary>What the text of a label means.</summary>
internal sealed class LabelText
{
    private readonly ScalarType _type;
    private readonly byte[]? _positive;
    private readonly bool _isEnum;

    public LabelText(LabelManifest label)
    {
        _isEnum = label.Type == ScalarType.Enum;
        // A text or a member without a positive class is read as a number: it may still be "0" and "1".
        _type = label.Type is ScalarType.String or ScalarType.Enum ? ScalarType.Integer : label.Type;
        _positive = label.Positive is { } text ? Encoding.UTF8.GetBytes(text) : null;
    }

    /// <summary>Whether labels are named; otherwise they are numbers.</summary>
    public bool HasNames => _positive is not null;

    /// <summary>What a label must look like, for error messages.</summary>
    public string Expected => HasNames
        ? "the name of an enumeration's member"
        : "a label of 0 or 1 (name the positive class in [Label(Positive = ...)] if labels are texts)";

    /// <summary>Reads 0, 1 or, for a missing label, NaN; false if the text means none of them.</summary>
    public bool TryRead(ReadOnlySpan<byte> text, out float label)
    {
        label = float.NaN;
        if (text.IsEmpty) return true;
        if (HasNames)
        {
            label = text.SequenceEqual(_positive) ? 1 : 0;
            // The manifest knows the positive member by its name alone: a number would silently be of the other class.
            return label == 1 || !_isEnum || !long.TryParse(text, CultureInfo.InvariantCulture, out _);
        }
        return ScalarText.TryParse(_type, text, out var value) && TryRead(value, out label);
    }

    /// <summary>As for texts, of what a database provider returned.</summary>
    public bool TryRead(object value, out float label)
    {
        label = float.NaN;
        return ScalarObject.TryConvert(_type, value, out var scalar) && TryRead(scalar, out label);
    }

    private static bool TryRead(in Scalar value, out float label)
    {
        label = value.Number();
        return label is 0 or 1 or float.NaN;
    }
}

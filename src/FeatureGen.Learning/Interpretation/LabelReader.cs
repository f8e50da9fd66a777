using System.Globalization;
using System.Text;
using FeatureGen.Formats.Schemas;

namespace FeatureGen.Learning.Interpretation;

/// <summary>Reads a row's label as 0 or 1.</summary>
internal sealed class LabelReader
{
    private readonly Cell _cell;
    private readonly ScalarType _type;
    private readonly byte[]? _positive;
    private readonly bool _isEnum;

    public LabelReader(LabelManifest label, Cell cell)
    {
        _cell = cell;
        _isEnum = label.Type == ScalarType.Enum;
        // A text or a member without a positive class is read as a number: it may still be "0" and "1".
        _type = label.Type is ScalarType.String or ScalarType.Enum ? ScalarType.Integer : label.Type;
        _positive = label.Positive is { } text ? Encoding.UTF8.GetBytes(text) : null;
    }

    public float Read()
    {
        if (_positive is not null) return ReadClass(_cell.Text);
        return ReadNumber() switch
        {
            0 => 0,
            1 => 1,
            float.NaN => throw Missing(),
            _ => throw _cell.Unexpected("a label of 0 or 1"),
        };
    }

    private float ReadClass(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty) throw Missing();
        if (text.SequenceEqual(_positive)) return 1;
        // The manifest knows the positive member by its name alone: a number would silently be of the other class.
        return _isEnum && long.TryParse(text, CultureInfo.InvariantCulture, out _) ? throw _cell.Unexpected("the name of an enumeration's member") : 0;
    }

    private float ReadNumber()
    {
        Scalar value;
        if (_cell.IsText)
        {
            var text = _cell.Text;
            if (text.IsEmpty) return float.NaN;
            if (ScalarText.TryParse(_type, text, out value)) return value.Number();
        }
        else
        {
            if (_cell.Value is not { } source) return float.NaN;
            if (ScalarObject.TryConvert(_type, source, out value)) return value.Number();
        }
        throw _cell.Unexpected("a label of 0 or 1 (name the positive class in [Label(Positive = ...)] if labels are texts)");
    }

    private Data.DataFormatException Missing() => _cell.Error("the row has no label; leave such rows out of training and evaluation.");
}

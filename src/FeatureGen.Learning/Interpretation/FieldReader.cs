using System.Collections;
using FeatureGen.Formats.Schemas;

namespace FeatureGen.Learning.Interpretation;

/// <summary>Reads one field of the current row: as slots, and for statistics also as the number or the text behind them.</summary>
public sealed class FieldReader
{
    private const string ListEnd = "|";
    private const string VectorEnds = "| ";

    private readonly Cell _cell;
    private readonly ValueEncoder _encoder;
    private readonly string _separators;

    internal FieldReader(FieldLayout layout, Cell cell)
    {
        Layout = layout;
        _cell = cell;
        _encoder = ValueEncoder.Of(layout.Field);
        _separators = layout.Field.Kind == FieldKind.Vector ? VectorEnds : layout.Field.IsMultiValued ? ListEnd : "";
    }

    /// <summary>The field with its place among the slots.</summary>
    public FieldLayout Layout { get; }

    /// <summary>The position of its column.</summary>
    public int Ordinal => _cell.Ordinal;

    /// <summary>The cell of the current row as UTF-8 text, empty if it is missing; valid until the next row.</summary>
    public ReadOnlySpan<byte> Text => _cell.Text;

    /// <summary>Encodes the field of the current row as generated code does.</summary>
    /// <param name="slots">The field's own slots: as many as <see cref="FieldLayout.SlotCount"/>.</param>
    /// <exception cref="Data.DataFormatException">The cell has the wrong form.</exception>
    public void Encode(Span<float> slots)
    {
        bool encoded = _separators.Length > 0 ? TryEncodeList(slots) : TryEncodeOne(slots);
        if (!encoded) throw _cell.Unexpected(_encoder.Expected);
    }

    /// <summary>The number of a numeric or bucketized field before its transform or bucket; NaN if it is missing.</summary>
    /// <exception cref="Data.DataFormatException">The cell has the wrong form.</exception>
    public float ReadNumber()
    {
        var type = Layout.Field.Type;
        Scalar number;
        if (_cell.IsText)
        {
            var text = _cell.Text;
            if (text.IsEmpty) return float.NaN;
            if (ScalarText.TryParse(type, text, out number)) return number.Number();
        }
        else
        {
            if (_cell.Value is not { } value) return float.NaN;
            if (ScalarObject.TryConvert(type, value, out number)) return number.Number();
        }
        throw _cell.Unexpected(_encoder.Expected);
    }

    private bool TryEncodeOne(Span<float> slots)
    {
        if (_cell.IsText)
        {
            var text = _cell.Text;
            if (!text.IsEmpty) return _encoder.TryEncode(text, slots);
        }
        else if (_cell.Value is { } value)
        {
            return _encoder.TryEncode(value, slots);
        }
        _encoder.EncodeMissing(slots);
        return true;
    }

    private bool TryEncodeList(Span<float> slots)
    {
        slots.Fill(Layout.HasValues ? float.NaN : -1);
        if (_cell.IsText) return TryEncodeParts(_cell.Text, slots);
        switch (_cell.Value)
        {
            case null:
                _encoder.EncodeMissing(slots);
                return true;
            case string text:
                return TryEncodeParts(System.Text.Encoding.UTF8.GetBytes(text), slots);
            case IEnumerable list:
                return TryEncodeItems(list, slots);
            case var single:
                return _encoder.TryEncode(single, slots);
        }
    }

    private bool TryEncodeParts(ReadOnlySpan<byte> text, Span<float> slots)
    {
        if (text.IsEmpty) _encoder.EncodeMissing(slots);
        for (int i = 0; !text.IsEmpty && i < slots.Length; i++)
        {
            int end = IndexOfSeparator(text);
            var part = end < 0 ? text : text[..end];
            if (part.IsEmpty) _encoder.EncodeMissing(slots[i..]);
            else if (!_encoder.TryEncode(part, slots[i..])) return false;
            if (end < 0) break;
            text = text[(end + 1)..];
            // "a|" has two elements, the second of them missing.
            if (text.IsEmpty && i + 1 < slots.Length) _encoder.EncodeMissing(slots[(i + 1)..]);
        }
        return true;
    }

    private int IndexOfSeparator(ReadOnlySpan<byte> text) =>
        _separators.Length == 1 ? text.IndexOf((byte)_separators[0]) : text.IndexOfAny((byte)_separators[0], (byte)_separators[1]);

    private bool TryEncodeItems(IEnumerable list, Span<float> slots)
    {
        int i = 0;
        foreach (var item in list)
        {
            if (i == slots.Length) break;
            if (item is null or DBNull or "") _encoder.EncodeMissing(slots[i..]);
            else if (!_encoder.TryEncode(item, slots[i..])) return false;
            i++;
        }
        if (i == 0) _encoder.EncodeMissing(slots);
        return true;
    }
}

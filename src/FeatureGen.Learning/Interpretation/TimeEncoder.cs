using FeatureGen.Encoders;
using FeatureGen.Formats.Schemas;

namespace FeatureGen.Learning.Interpretation;

/// <summary>Timestamp fields: a slot for each part.</summary>
internal sealed class TimeEncoder : ValueEncoder
{
    private readonly FieldManifest _field;
    private readonly TimePart[] _parts;

    public TimeEncoder(FieldManifest field)
    {
        _field = field;
        _parts = Enum.GetValues<TimePart>().Where(part => (field.Parts & part) != 0).ToArray();
    }

    public override string Expected => ScalarText.Expected(_field.Type);

    public override void EncodeMissing(Span<float> slots) => slots.Clear();

    public override bool TryEncode(ReadOnlySpan<byte> text, Span<float> slots) =>
        ScalarText.TryParse(_field.Type, text, out var value) && Encode(value, slots);

    public override bool TryEncode(object value, Span<float> slots) =>
        ScalarObject.TryConvert(_field.Type, value, out var scalar) && Encode(scalar, slots);

    private bool Encode(in Scalar value, Span<float> slots)
    {
        for (int i = 0; i < _parts.Length; i++)
            slots[i] = value.Type == ScalarType.DateOnly
                ? Timestamps.Index(DateOnly.FromDayNumber((int)value.Integer), _parts[i], _field.UtcOffsetMinutes)
                : Timestamps.Index(new DateTime(value.Integer, DateTimeKind.Utc), _parts[i], _field.UtcOffsetMinutes);
        return true;
    }
}

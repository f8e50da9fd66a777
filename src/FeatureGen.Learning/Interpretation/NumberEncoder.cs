using FeatureGen.Encoders;
using FeatureGen.Formats.Schemas;

namespace FeatureGen.Learning.Interpretation;

/// <summary>Numeric, vector and bucketized fields: the number, transformed or by its interval.</summary>
internal sealed class NumberEncoder : ValueEncoder
{
    private readonly ScalarType _type;
    private readonly Func<float, float> _map;

    public NumberEncoder(FieldManifest field)
    {
        _type = field.Type;
        _map = MapOf(field);
    }

    public override string Expected => ScalarText.Expected(_type);

    public override void EncodeMissing(Span<float> slots) => slots[0] = _map(float.NaN);

    public override bool TryEncode(ReadOnlySpan<byte> text, Span<float> slots) =>
        ScalarText.TryParse(_type, text, out var value) && Encode(value, slots);

    public override bool TryEncode(object value, Span<float> slots) =>
        ScalarObject.TryConvert(_type, value, out var scalar) && Encode(scalar, slots);

    private bool Encode(in Scalar value, Span<float> slots)
    {
        slots[0] = _map(value.Number());
        return true;
    }

    private static Func<float, float> MapOf(FieldManifest field)
    {
        if (field.Kind == FieldKind.Bucketized)
        {
            var boundaries = field.Boundaries.Select(boundary => (float)boundary).ToArray();
            return x => Buckets.Index(x, boundaries);
        }
        var (mean, inverse) = ((float)field.Mean, 1f / (float)field.StandardDeviation);
        var (min, max) = ((float)field.Min, (float)field.Max);
        return field.Transform switch
        {
            Transform.Log1P => Numbers.Log1P,
            Transform.Sqrt => Numbers.Sqrt,
            Transform.Standardize => x => Numbers.Standardize(x, mean, inverse),
            Transform.Clip => x => Numbers.Clip(x, min, max),
            _ => x => x,
        };
    }
}

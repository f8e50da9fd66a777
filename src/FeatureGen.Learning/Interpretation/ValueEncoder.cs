using FeatureGen.Formats.Schemas;

namespace FeatureGen.Learning.Interpretation;

/// <summary>Turns one value of a field into the slots that generated code would write, bit for bit.</summary>
internal abstract class ValueEncoder
{
    /// <summary>What a value must look like, for error messages.</summary>
    public abstract string Expected { get; }

    public abstract void EncodeMissing(Span<float> slots);

    /// <summary>Encodes a text that is not empty; false if it has not the expected form.</summary>
    public abstract bool TryEncode(ReadOnlySpan<byte> text, Span<float> slots);

    /// <summary>Encodes what a database provider returned; false if it is of no fitting type.</summary>
    public abstract bool TryEncode(object value, Span<float> slots);

    public static ValueEncoder Of(FieldManifest field) => field.Kind switch
    {
        FieldKind.Numeric or FieldKind.Vector or FieldKind.Bucketized => new NumberEncoder(field),
        FieldKind.Timestamp => new TimeEncoder(field),
        FieldKind.Categorical or FieldKind.Hashed when field.Type == ScalarType.String => new TextEncoder(field),
        FieldKind.Categorical or FieldKind.Hashed => new IndexEncoder(field),
        _ => throw new ArgumentException($"A field of kind {field.Kind} has no value of its own.", nameof(field)),
    };
}

using System.Text;
using FeatureGen.Encoders;
using FeatureGen.Formats.Schemas;

namespace FeatureGen.Learning.Interpretation;

/// <summary>Categorical and hashed fields of text.</summary>
internal sealed class TextEncoder : ValueEncoder
{
    private const int ShortText = 256;

    private readonly Vocabulary? _vocabulary;
    private readonly int _buckets;

    public TextEncoder(FieldManifest field)
    {
        if (field.Kind == FieldKind.Categorical) _vocabulary = new Vocabulary(field.Vocabulary.ToArray(), field.OutOfVocabulary);
        _buckets = field.Buckets;
    }

    public override string Expected => ScalarText.Expected(ScalarType.String);

    public override void EncodeMissing(Span<float> slots) => slots[0] = 0;

    public override bool TryEncode(ReadOnlySpan<byte> text, Span<float> slots)
    {
        slots[0] = text.IsEmpty ? 0 : _vocabulary is null ? Hashing.Bucket(Hashing.Murmur3(text), _buckets) : Known(_vocabulary, text);
        return true;
    }

    public override bool TryEncode(object value, Span<float> slots)
    {
        var text = ScalarObject.Text(value);
        slots[0] = _vocabulary?.Index(text) ?? Hashing.Index(text, _buckets);
        return true;
    }

    private static int Known(Vocabulary vocabulary, ReadOnlySpan<byte> text)
    {
        if (text.Length > ShortText) return vocabulary.Index(Encoding.UTF8.GetString(text));
        Span<char> chars = stackalloc char[ShortText];
        return vocabulary.Index(chars[..Encoding.UTF8.GetChars(text, chars)]);
    }
}

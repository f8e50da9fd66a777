using System.Text;
using FeatureGen.Encoders;
using FeatureGen.Formats.Schemas;

namespace FeatureGen.Learning.Interpretation;

/// <summary>Categorical and hashed fields of anything but text.</summary>
internal sealed class IndexEncoder : ValueEncoder
{
    private readonly FieldManifest _field;
    private readonly long[] _codes;
    private readonly Dictionary<string, long>.AlternateLookup<ReadOnlySpan<char>>? _members;

    public IndexEncoder(FieldManifest field)
    {
        _field = field;
        _codes = field.Codes.Distinct().ToArray();
        if (field.Type == ScalarType.Enum)
            _members = Enumerable.Range(0, field.Vocabulary.Count)
                .ToDictionary(i => field.Vocabulary[i], i => field.Codes[i], StringComparer.Ordinal)
                .GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public override string Expected => _field.Type == ScalarType.Enum && _field.Vocabulary.Count > 0
        ? $"a member's name or number ({string.Join(", ", _field.Vocabulary.Take(6))}{(_field.Vocabulary.Count > 6 ? ", ..." : "")})"
        : ScalarText.Expected(_field.Type);

    public override void EncodeMissing(Span<float> slots) => slots[0] = 0;

    public override bool TryEncode(ReadOnlySpan<byte> text, Span<float> slots)
    {
        if (!TryFindMember(text, out var value) && !ScalarText.TryParse(_field.Type, text, out value)) return false;
        slots[0] = Index(value);
        return true;
    }

    public override bool TryEncode(object value, Span<float> slots)
    {
        if (value is string or Enum) return TryEncode(Encoding.UTF8.GetBytes(ScalarObject.Text(value)), slots);
        if (!ScalarObject.TryConvert(_field.Type, value, out var scalar)) return false;
        slots[0] = Index(scalar);
        return true;
    }

    private bool TryFindMember(ReadOnlySpan<byte> text, out Scalar value)
    {
        value = default;
        Span<char> chars = stackalloc char[256];
        if (_members is not { } members || !Encoding.UTF8.TryGetChars(text, chars, out int length)) return false;
        if (!members.TryGetValue(chars[..length], out long code)) return false;
        value = new(ScalarType.Enum, code);
        return true;
    }

    private int Index(in Scalar value) => (_field.Kind, _field.Type) switch
    {
        (FieldKind.Hashed, _) => value.Hash() is { } hash ? Hashing.Bucket(hash, _field.Buckets) : 0,
        (_, ScalarType.Boolean) => Categories.Boolean(value.Integer != 0),
        (_, ScalarType.Enum) => Categories.Code(value.Integer, _codes, _field.OutOfVocabulary),
        _ => Categories.Range(value.Integer, (long)_field.Min, (long)_field.Max, _field.OutOfVocabulary),
    };
}

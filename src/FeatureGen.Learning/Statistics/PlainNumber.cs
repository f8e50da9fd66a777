using FeatureGen.Learning.Data;

namespace FeatureGen.Learning.Statistics;

/// <summary>A number as it was written: its text can be had back.</summary>
/// <param name="Bits">Its <see cref="OrderedBits"/>; 0, which is no number's, where it is missing.</param>
/// <param name="Decimals">Digits behind the point.</param>
internal readonly record struct PlainNumber(ulong Bits, byte Decimals) : IComparable<PlainNumber>
{
    /// <summary>False if the text is no number, or its text could not be had back.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out PlainNumber number)
    {
        bool isPlain = PlainDecimal.TryParseCanonical(text, out double value, out int decimals);
        number = new PlainNumber(OrderedBits.Of(value), (byte)decimals);
        return isPlain;
    }

    /// <summary>Writes the text; returns its length.</summary>
    public int Write(Span<byte> text) => PlainDecimal.Write(OrderedBits.ToNumber(Bits), Decimals, text);

    /// <summary>By the number, then by the decimals.</summary>
    public int CompareTo(PlainNumber other) => Bits != other.Bits ? Bits.CompareTo(other.Bits) : Decimals.CompareTo(other.Decimals);
}

namespace FeatureGen.Learning.Statistics;

/// <summary>The bits of a number in an order that is that of the numbers.</summary>
internal static class OrderedBits
{
    private const ulong Sign = 1UL << 63;

    /// <summary>Of a number, which is not NaN.</summary>
    public static ulong Of(double number) => OfBits(BitConverter.DoubleToUInt64Bits(number));

    /// <summary>The number.</summary>
    public static double ToNumber(ulong ordered) => BitConverter.UInt64BitsToDouble(ToBits(ordered));

    /// <summary>Of the bits of a number.</summary>
    public static ulong OfBits(ulong bits) => bits ^ ((ulong)((long)bits >> 63) | Sign);

    /// <summary>The bits of the number.</summary>
    public static ulong ToBits(ulong ordered) => ordered ^ (((ordered >> 63) - 1) | Sign);
}

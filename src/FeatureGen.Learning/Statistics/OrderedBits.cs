using System.Numerics;

namespace FeatureGen.Learning.Statistics;

/// <summary>The bits of a number in an order that is that of the numbers.</summary>
internal static class OrderedBits
{
    private const int Width = 64;
    private const ulong Sign = 1UL << 63;

    /// <summary>How many of the lowest bits must be dropped so that at most so many different numbers are left.</summary>
    /// <param name="sorted">Numbers, ascending.</param>
    /// <param name="limit">At least 1.</param>
    public static int BitsToDrop(ReadOnlySpan<ulong> sorted, int limit)
    {
        // Two neighbours become one when the highest bit in which they differ is dropped.
        Span<int> differing = stackalloc int[Width + 1];
        for (int i = 1; i < sorted.Length; i++)
            differing[Width - BitOperations.LeadingZeroCount(sorted[i] ^ sorted[i - 1])]++;
        int dropped = 0, left = sorted.IsEmpty ? 0 : sorted.Length - differing[0];
        while (left > limit)
            left -= differing[++dropped];
        return dropped;
    }

    /// <summary>Of a number, which is not NaN.</summary>
    public static ulong Of(double number) => OfBits(BitConverter.DoubleToUInt64Bits(number));

    /// <summary>The number.</summary>
    public static double ToNumber(ulong ordered) => BitConverter.UInt64BitsToDouble(ToBits(ordered));

    /// <summary>Of the bits of a number.</summary>
    public static ulong OfBits(ulong bits) => bits ^ ((ulong)((long)bits >> 63) | Sign);

    /// <summary>The bits of the number.</summary>
    public static ulong ToBits(ulong ordered) => ordered ^ (((ordered >> 63) - 1) | Sign);
}

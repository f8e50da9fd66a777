using System.Runtime.CompilerServices;

namespace FeatureGen.Ranking;

/// <summary>
/// A score and its index as one number: of two, the smaller ranks higher. No two are equal, so every way of sorting gives the same order.
/// </summary>
internal static class RankKey
{
    /// <summary>Of any score but NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long Of(float score, int index) => (long)~Ordinal(score) << 32 | (uint)index;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Index(long key) => (int)key;

    /// <summary>A number that orders as the score does; -0 and 0 have the same.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Ordinal(float score)
    {
        int bits = BitConverter.SingleToInt32Bits(score + 0f);
        return bits ^ (bits >> 31 & int.MaxValue);
    }

    /// <summary>The score that has this <see cref="Ordinal"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Score(int ordinal) => BitConverter.Int32BitsToSingle(ordinal ^ (ordinal >> 31 & int.MaxValue));
}

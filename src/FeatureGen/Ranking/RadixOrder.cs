using System.Runtime.CompilerServices;

namespace FeatureGen.Ranking;

/// <summary>Sorts many keys that are in the order of their indices already: a byte of the score at a time, the lowest first.</summary>
internal static class RadixOrder
{
    private const int DigitBits = 8;
    private const int Digits = 1 << DigitBits;
    private const int FirstBit = 32;
    private const int Rounds = 32 / DigitBits;
    // The top digit is signed: this makes it count from 0.
    private const ulong SignBit = 1UL << 63;

    /// <summary>Sorts <paramref name="keys"/>; <paramref name="scratch"/> is at least as long.</summary>
    public static void SortByScore(Span<long> keys, Span<long> scratch)
    {
        Span<int> starts = stackalloc int[Rounds * Digits];
        Count(keys, starts);
        Span<long> from = keys;
        Span<long> to = scratch[..keys.Length];
        // An even number of rounds: the last one ends in keys.
        for (int round = 0; round < Rounds; round++)
        {
            Span<int> places = starts.Slice(round * Digits, Digits);
            foreach (long key in from) to[places[Digit(key, round)]++] = key;
            Span<long> swap = from;
            from = to;
            to = swap;
        }
    }

    /// <summary>Where the keys of each digit begin, for each round.</summary>
    private static void Count(ReadOnlySpan<long> keys, Span<int> starts)
    {
        foreach (long key in keys)
            for (int round = 0; round < Rounds; round++) starts[round * Digits + Digit(key, round)]++;
        for (int round = 0; round < Rounds; round++)
        {
            int start = 0;
            foreach (ref int place in starts.Slice(round * Digits, Digits)) (place, start) = (start, start + place);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Digit(long key, int round) => (int)(((ulong)key ^ SignBit) >> (FirstBit + round * DigitBits)) & (Digits - 1);
}

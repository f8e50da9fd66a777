using System.Numerics;

namespace FeatureGen.Ranking;

/// <summary>Selection by partitioning (Hoare's FIND), sorting where the pivots are bad: no order makes it quadratic.</summary>
internal static class QuickSelect
{
    private const int SmallEnoughToSort = 16;

    /// <summary>Brings the <paramref name="k"/> smallest of different keys to the front, in no order.</summary>
    public static void SmallestFirst(Span<long> keys, int k)
    {
        int rounds = 2 * BitOperations.Log2((uint)keys.Length);
        while (k > 0 && k < keys.Length)
        {
            if (rounds-- == 0 || keys.Length <= SmallEnoughToSort)
            {
                keys.Sort();
                return;
            }
            int smaller = Partition(keys, Median(keys[0], keys[keys.Length / 2], keys[^1]));
            if (smaller < k)
            {
                keys = keys[smaller..];
                k -= smaller;
            }
            else keys = keys[..smaller];
        }
    }

    /// <summary>Brings the keys up to the pivot to the front and says how many those are, without a branch that depends on them.</summary>
    private static int Partition(Span<long> keys, long pivot)
    {
        int smaller = 0;
        for (int i = 0; i < keys.Length; i++)
        {
            long key = keys[i];
            keys[i] = keys[smaller];
            keys[smaller] = key;
            smaller += key <= pivot ? 1 : 0;
        }
        return smaller;
    }

    private static long Median(long a, long b, long c) => Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));
}

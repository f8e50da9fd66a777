using System.Numerics;
using System.Runtime.InteropServices;
using FeatureGen.Numerics;

namespace FeatureGen.Ranking;

/// <summary>
/// The scores that may still be among the k best, as <see cref="RankKey"/>s in the order of their indices until there are too many.
/// </summary>
internal ref struct Candidates(ReadOnlySpan<float> scores, int k, Span<long> memory)
{
    private const int VectorsAtOnce = 4;
    private const int MostAtOnce = VectorsAtOnce * 16;
    private const int Slack = 4 * MostAtOnce;

    private readonly ReadOnlySpan<float> scores = scores;
    private readonly Span<long> keys = memory[..(memory.Length / 2)];
    private readonly Span<long> scratch = memory[(memory.Length / 2)..];
    private int count;
    private bool reduced;

    /// <summary>
    /// How much memory it needs: for twice k and some, so that halving it costs a constant time a score, or for all; and as much to sort.
    /// </summary>
    public static int MemoryFor(int scores, int k) => (int)Math.Min(2 * Math.Min(scores, 2L * k + Slack), Array.MaxLength);

    /// <summary>
    /// Adds the scores from the bound on until there are k, then those above it: what equals the bound comes after the k that are there.
    /// The bound rises when there are too many.
    /// </summary>
    public void AddFrom<TSimd, TFloat, TInt>(float bound) where TSimd : ISimd<TFloat, TInt>
    {
        ref float score = ref MemoryMarshal.GetReference(scores);
        // -infinity has no number below it: those of that score are left to the end.
        float exceeded = MathF.BitDecrement(bound);
        int limit = k;
        int i = 0;
        for (; i <= scores.Length - VectorsAtOnce * TSimd.Count; i += VectorsAtOnce * TSimd.Count)
        {
            TFloat above = TSimd.Set(exceeded);
            ulong mask = TSimd.Bits(TSimd.Greater(TSimd.Load(ref score, i), above))
                | TSimd.Bits(TSimd.Greater(TSimd.Load(ref score, i + TSimd.Count), above)) << TSimd.Count
                | TSimd.Bits(TSimd.Greater(TSimd.Load(ref score, i + 2 * TSimd.Count), above)) << 2 * TSimd.Count
                | TSimd.Bits(TSimd.Greater(TSimd.Load(ref score, i + 3 * TSimd.Count), above)) << 3 * TSimd.Count;
            if (mask == 0) continue;
            for (; mask != 0; mask &= mask - 1) Add(i + BitOperations.TrailingZeroCount(mask));
            if (count < limit) continue;
            exceeded = limit == k ? bound : KeepBest();
            limit = keys.Length >= scores.Length ? int.MaxValue : keys.Length - MostAtOnce;
        }
        for (; i < scores.Length; i++)
            if (scores[i] > exceeded) Add(i);
    }

    /// <summary>Writes the k best in order; of scores that no bound is below, the negative infinities come before the NaN.</summary>
    public readonly void WriteBest<TSimd, TFloat, TInt>(Span<Ranked> top) where TSimd : ISimd<TFloat, TInt>
    {
        Span<long> found = keys[..count];
        if (!reduced && count <= CountingOrder.MostKeys) CountingOrder.Write<TSimd, TFloat, TInt>(found, scores, top);
        else
        {
            if (reduced) found.Sort();
            else RadixOrder.SortByScore(found, scratch);
            for (int i = 0; i < Math.Min(k, count); i++) top[i] = Ranked(RankKey.Index(found[i]));
        }
        int written = Math.Min(k, count);
        for (int i = 0; written < k && i < scores.Length; i++)
            if (float.IsNegativeInfinity(scores[i])) top[written++] = Ranked(i);
        for (int i = 0; written < k && i < scores.Length; i++)
            if (float.IsNaN(scores[i])) top[written++] = Ranked(i);
    }

    private readonly Ranked Ranked(int index) => new(index, scores[index]);

    private void Add(int index) => keys[count++] = RankKey.Of(scores[index], index);

    /// <summary>Keeps the k best and gives the score of the last of them: a later score must be above it.</summary>
    private float KeepBest()
    {
        QuickSelect.SmallestFirst(keys[..count], k);
        count = k;
        reduced = true;
        long last = long.MinValue;
        foreach (long key in keys[..k]) last = Math.Max(last, key);
        return scores[RankKey.Index(last)];
    }
}

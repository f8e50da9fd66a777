using System.Numerics;
using System.Runtime.InteropServices;
using FeatureGen.Numerics;

namespace FeatureGen.Ranking;

/// <summary>The scores that may still be among the k best, as <see cref="RankKey"/>s in the order of their indices until there are too many.</summary>
internal ref struct Candidates(ReadOnlySpan<float> scores, int k, Span<long> keys)
{
    private const int VectorsAtOnce = 4;
    private const int MostAtOnce = VectorsAtOnce * 16;
    private const int Slack = 4 * MostAtOnce;

    private readonly ReadOnlySpan<float> scores = scores;
    private readonly Span<long> keys = keys;
    private int count;

    /// <summary>Twice k and some: so halving it costs a constant time a score. Never more than there are scores, and a vector of padding.</summary>
    public static int CapacityFor(int scores, int k) => (int)Math.Min(scores, Math.Min(2L * k + Slack, Array.MaxLength - KeyOrder.Padding)) + KeyOrder.Padding;

    /// <summary>Adds the scores above the bound; the bound rises when they become too many.</summary>
    public void AddAbove<TSimd, TFloat, TInt>(float bound) where TSimd : ISimd<TFloat, TInt>
    {
        ref float score = ref MemoryMarshal.GetReference(scores);
        TFloat above = TSimd.Set(bound);
        int i = 0;
        for (; i <= scores.Length - VectorsAtOnce * TSimd.Count; i += VectorsAtOnce * TSimd.Count)
        {
            ulong mask = TSimd.Bits(TSimd.Greater(TSimd.Load(ref score, i), above))
                | TSimd.Bits(TSimd.Greater(TSimd.Load(ref score, i + TSimd.Count), above)) << TSimd.Count
                | TSimd.Bits(TSimd.Greater(TSimd.Load(ref score, i + 2 * TSimd.Count), above)) << 2 * TSimd.Count
                | TSimd.Bits(TSimd.Greater(TSimd.Load(ref score, i + 3 * TSimd.Count), above)) << 3 * TSimd.Count;
            if (mask == 0) continue;
            if (IsAlmostFull) above = TSimd.Set(bound = Reduce(bound));
            for (; mask != 0; mask &= mask - 1) Add(i + BitOperations.TrailingZeroCount(mask));
        }
        if (IsAlmostFull) bound = Reduce(bound);
        for (; i < scores.Length; i++)
            if (scores[i] > bound) Add(i);
    }

    /// <summary>Writes the k best in order; of scores that no bound is below, the negative infinities come before the NaN.</summary>
    public readonly void WriteBest(Span<Ranked> top)
    {
        Span<long> found = keys[..count];
        if (count <= KeyOrder.MostToCount) KeyOrder.WriteByCounting(keys, count, scores, top);
        else
        {
            if (count > k) QuickSelect.SmallestFirst(found, k);
            found = found[..Math.Min(k, count)];
            found.Sort();
            for (int i = 0; i < found.Length; i++) top[i] = Ranked(RankKey.Index(found[i]));
        }
        int written = Math.Min(k, count);
        for (int i = 0; written < k && i < scores.Length; i++)
            if (float.IsNegativeInfinity(scores[i])) top[written++] = Ranked(i);
        for (int i = 0; written < k && i < scores.Length; i++)
            if (float.IsNaN(scores[i])) top[written++] = Ranked(i);
    }

    private readonly bool IsAlmostFull => count > keys.Length - MostAtOnce;

    private readonly Ranked Ranked(int index) => new(index, scores[index]);

    private void Add(int index) => keys[count++] = RankKey.Of(scores[index], index);

    /// <summary>Keeps the k best and gives the score of the last of them: a later score must be above it.</summary>
    private float Reduce(float bound)
    {
        if (count <= k) return bound;
        QuickSelect.SmallestFirst(keys[..count], k);
        count = k;
        long last = long.MinValue;
        foreach (long key in keys[..k]) last = Math.Max(last, key);
        return scores[RankKey.Index(last)];
    }
}

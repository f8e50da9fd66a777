using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;
using FeatureGen.Numerics;

namespace FeatureGen.Ranking;

/// <summary>
/// A number that at least k scores reach, and few more, unless many are equal; negative infinity where there are not k numbers above that.
/// </summary>
/// <remarks>
/// Every score counts in a group of its own, or, where there are many, in one of several groups per place: each k-th best group maximum is
/// a bound. Which maximum is found by bisection, counting a vector at a time: no branch depends on the data but the few of the bisection.
/// </remarks>
internal static class LowerBound<TSimd, TFloat, TInt> where TSimd : ISimd<TFloat, TInt>
{
    /// <summary>More groups bring the bound closer to the k-th best: with 4 a place, 15% more than k pass on average.</summary>
    private const int GroupsPerPlace = 4;

    /// <summary>Groups of fewer scores are not worth their maxima.</summary>
    private const int SmallestGroup = 4;

    /// <summary>So many vectors of maxima at least: a maximum waits for the one before it in its group.</summary>
    private const int FewestVectors = 8;

    /// <summary>Steps that halve the distance of the bounds; the steps after them halve the number of floats between.</summary>
    private const int StepsByDistance = 8;

    /// <summary>So many scores too many are cheaper than a closer bound.</summary>
    private const int Spare = 4;

    /// <summary>So many candidates cost about as much as looking at this many scores twice.</summary>
    private const int ScoresPerCandidate = 200;

    /// <summary>A sample may let through as many as can be put in order at once.</summary>
    private const int MostCandidatesOfSample = CountingOrder.MostKeys / 2;

    public static float OfKthBest(ReadOnlySpan<float> scores, int k)
    {
        int vectors = Math.Max((GroupsPerPlace * k + TSimd.Count - 1) / TSimd.Count, FewestVectors);
        int groups = vectors * TSimd.Count;
        if (scores.Length < SmallestGroup * groups) return scores.Length < TSimd.Count ? float.NegativeInfinity : Bisect(scores, k);

        float[] scratch = ArrayPool<float>.Shared.Rent(groups);
        Span<float> maxima = scratch.AsSpan(0, groups);
        int stride = Math.Min(MostCandidatesOfSample / Enough(k), (int)MathF.Sqrt(scores.Length / (ScoresPerCandidate * (float)k)));
        GroupMaxima(scores, maxima, Math.Max(stride, 1));
        float bound = Bisect(maxima, k);
        ArrayPool<float>.Shared.Return(scratch);
        return bound;
    }

    private static int Enough(int k) => k + k / 4 + Spare;

    /// <summary>
    /// A round gives each group one score; of <paramref name="stride"/> rounds one is looked at. What is left out only lowers the bound.
    /// </summary>
    private static void GroupMaxima(ReadOnlySpan<float> scores, Span<float> maxima, int stride)
    {
        maxima.Fill(float.NegativeInfinity);
        ref float score = ref MemoryMarshal.GetReference(scores);
        ref float maximum = ref MemoryMarshal.GetReference(maxima);
        for (long round = 0; round < scores.Length; round += (long)stride * maxima.Length)
        {
            int last = Math.Min(maxima.Length, scores.Length - (int)round) - TSimd.Count;
            for (int i = 0; i <= last; i += TSimd.Count)
            {
                TFloat best = TSimd.Load(ref maximum, i);
                TFloat x = TSimd.Load(ref score, (int)round + i);
                TSimd.Store(TSimd.Select(TSimd.Greater(x, best), x, best), ref maximum, i);
            }
        }
    }

    private static float Bisect(ReadOnlySpan<float> values, int k)
    {
        (float low, float high) = Range(values);
        int enough = Enough(k);
        int count = CountFrom(values, low);
        if (count < k) return float.NegativeInfinity;
        // At least k are from low on, fewer than k above high.
        int from = RankKey.Ordinal(low);
        int to = RankKey.Ordinal(high) + 1;
        for (int step = 0; count > enough && (uint)to - (uint)from > 1; step++)
        {
            int middle = RankKey.Ordinal(RankKey.Score(from) * 0.5f + RankKey.Score(to) * 0.5f);
            if (step >= StepsByDistance || middle <= from || middle >= to) middle = Middle(from, to);
            int reached = CountFrom(values, RankKey.Score(middle));
            if (reached >= k) (from, count) = (middle, reached);
            else to = middle;
        }
        return RankKey.Score(from);
    }

    private static int Middle(int from, int to) => (int)(((long)from + to) >> 1);

    /// <summary>
    /// The lowest value above negative infinity and the highest, NaN left out, and so are the values behind the last full vector.
    /// </summary>
    private static (float Low, float High) Range(ReadOnlySpan<float> values)
    {
        ref float value = ref MemoryMarshal.GetReference(values);
        TFloat lowest = TSimd.Set(float.PositiveInfinity);
        TFloat highest = TSimd.Set(float.NegativeInfinity);
        for (int i = 0; i <= values.Length - TSimd.Count; i += TSimd.Count)
        {
            TFloat x = TSimd.Load(ref value, i);
            highest = TSimd.Select(TSimd.Greater(x, highest), x, highest);
            TFloat raised = TSimd.Select(TSimd.Greater(x, TSimd.Set(float.NegativeInfinity)), x, lowest);
            lowest = TSimd.Select(TSimd.Greater(lowest, raised), raised, lowest);
        }
        return (TSimd.Lowest(lowest), TSimd.Highest(highest));
    }

    private static int CountFrom(ReadOnlySpan<float> values, float bound)
    {
        ref float value = ref MemoryMarshal.GetReference(values);
        TFloat from = TSimd.Set(bound);
        int count = 0;
        for (int i = 0; i <= values.Length - TSimd.Count; i += TSimd.Count)
            count += BitOperations.PopCount(TSimd.Bits(TSimd.GreaterOrEqual(TSimd.Load(ref value, i), from)));
        return count;
    }
}

using System.Buffers;
using System.Runtime.Intrinsics;
using FeatureGen.Numerics;
using FeatureGen.Ranking;

namespace FeatureGen;

/// <summary>The k best of many scores.</summary>
/// <remarks>
/// Time grows with the number of scores, whatever their order: a lower bound of the k-th best score is found first, a vector
/// at a time, then little more than k scores pass it, and only these are put in order. Scratch memory is pooled.
/// </remarks>
public static class TopK
{
    /// <summary>
    /// Finds the best scores, best first: higher before lower, NaN last (after negative infinity), of equal ones the lower index first.
    /// </summary>
    /// <param name="scores">The scores, one a candidate.</param>
    /// <param name="top">Receives the best: its length is k.</param>
    /// <returns>How many were written: k, or the number of scores where there are fewer.</returns>
    public static int Select(ReadOnlySpan<float> scores, Span<Ranked> top)
    {
        int k = Math.Min(scores.Length, top.Length);
        if (k == 0) return 0;
        top = top[..k];
        if (Vector512.IsHardwareAccelerated) Select<Simd512, Vector512<float>, Vector512<int>>(scores, top);
        else if (Vector256.IsHardwareAccelerated) Select<Simd256, Vector256<float>, Vector256<int>>(scores, top);
        else Select<Simd128, Vector128<float>, Vector128<int>>(scores, top);
        return k;
    }

    /// <summary>Internal for the tests, which run every width.</summary>
    internal static void Select<TSimd, TFloat, TInt>(ReadOnlySpan<float> scores, Span<Ranked> top) where TSimd : ISimd<TFloat, TInt>
    {
        float bound = LowerBound<TSimd, TFloat, TInt>.OfKthBest(scores, top.Length);
        long[] scratch = ArrayPool<long>.Shared.Rent(Candidates.MemoryFor(scores.Length, top.Length));
        var candidates = new Candidates(scores, top.Length, scratch);
        candidates.AddFrom<TSimd, TFloat, TInt>(bound);
        candidates.WriteBest<TSimd, TFloat, TInt>(top);
        ArrayPool<long>.Shared.Return(scratch);
    }
}

using System.Runtime.InteropServices;
using FeatureGen.Numerics;

namespace FeatureGen.Ranking;

/// <summary>
/// Puts a few scores in order by counting for each how many come before it: quadratic, but no branch depends on the data.
/// </summary>
internal static class CountingOrder
{
    /// <summary>More are sorted sooner than counted.</summary>
    public const int MostKeys = 256;

    private static ReadOnlySpan<float> Lanes => [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15];

    /// <summary>Writes the best that <paramref name="top"/> holds, best first.</summary>
    /// <param name="keys">At most <see cref="MostKeys"/>, in the order of their indices: so of equals the first comes first.</param>
    /// <param name="scores">All scores.</param>
    /// <param name="top">Receives the best.</param>
    public static void Write<TSimd, TFloat, TInt>(ReadOnlySpan<long> keys, ReadOnlySpan<float> scores, Span<Ranked> top)
        where TSimd : ISimd<TFloat, TInt>
    {
        Span<float> values = stackalloc float[MostKeys];
        for (int i = 0; i < keys.Length; i++) values[i] = scores[RankKey.Index(keys[i])];
        Span<int> places = stackalloc int[MostKeys];
        CountBefore<TSimd, TFloat, TInt>(values, keys.Length, places);
        for (int i = 0; i < keys.Length; i++)
            if (places[i] < top.Length) top[places[i]] = new Ranked(RankKey.Index(keys[i]), values[i]);
    }

    private static void CountBefore<TSimd, TFloat, TInt>(ReadOnlySpan<float> values, int count, Span<int> places)
        where TSimd : ISimd<TFloat, TInt>
    {
        ref float value = ref MemoryMarshal.GetReference(values);
        ref float place = ref MemoryMarshal.GetReference(MemoryMarshal.Cast<int, float>(places));
        TFloat lanes = TSimd.Load(in MemoryMarshal.GetReference(Lanes), 0);
        for (int i = 0; i < count; i += TSimd.Count)
        {
            TFloat x = TSimd.Load(ref value, i);
            TInt before = TSimd.Set(0);
            int next = Math.Min(i + TSimd.Count, count);
            foreach (float earlier in values[..i])
                before = TSimd.Subtract(before, TSimd.AsInt(TSimd.GreaterOrEqual(TSimd.Set(earlier), x)));
            for (int lane = 0; lane < next - i; lane++)
            {
                TFloat near = TSimd.Set(values[i + lane]);
                TFloat isEarlier = TSimd.Greater(lanes, TSimd.Set((float)lane));
                TFloat isBefore = TSimd.Select(isEarlier, TSimd.GreaterOrEqual(near, x), TSimd.Greater(near, x));
                before = TSimd.Subtract(before, TSimd.AsInt(isBefore));
            }
            foreach (float later in values[next..count])
                before = TSimd.Subtract(before, TSimd.AsInt(TSimd.Greater(TSimd.Set(later), x)));
            TSimd.Store(TSimd.AsFloat(before), ref place, i);
        }
    }
}

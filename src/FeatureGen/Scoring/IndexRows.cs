using System.Runtime.CompilerServices;
using FeatureGen.Numerics;

namespace FeatureGen.Scoring;

/// <summary>From index slots to rows of a model's tables. What is no index of the space has the row of "no value".</summary>
internal static class IndexRows
{
    /// <summary>The row of one slot.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Of(in Term term, float index) => index >= 0 && index <= term.LastIndex ? term.Row + 1 + (int)index : term.Row;

    /// <summary>Replaces a vector of indices by their rows, as the bits of ints.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Replace<TSimd, TFloat, TInt>(in Term term, ref float column) where TSimd : ISimd<TFloat, TInt>
    {
        TFloat index = TSimd.Load(ref column, 0);
        TFloat none = TSimd.Set(-1f);
        index = TSimd.Select(TSimd.GreaterOrEqual(index, TSimd.Set(0f)), index, none);
        index = TSimd.Select(TSimd.Greater(index, TSimd.Set(term.LastIndex)), none, index);
        TSimd.Store(TSimd.AsFloat(TSimd.Add(TSimd.ToInt(index), TSimd.Set(term.Row + 1))), ref column, 0);
    }
}

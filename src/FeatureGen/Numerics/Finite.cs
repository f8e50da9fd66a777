using System.Runtime.CompilerServices;

namespace FeatureGen.Numerics;

/// <summary>What maps do with numbers that are not finite.</summary>
internal static class Finite
{
    /// <summary>|x|, of an infinity the largest finite float.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TFloat Magnitude<TSimd, TFloat, TInt>(TFloat x) where TSimd : ISimd<TFloat, TInt>
    {
        TFloat magnitude = TSimd.AsFloat(TSimd.And(TSimd.AsInt(x), TSimd.Set(int.MaxValue)));
        TFloat max = TSimd.Set(float.MaxValue);
        return TSimd.Select(TSimd.Greater(magnitude, max), max, magnitude);
    }

    /// <summary>x between the two bounds; NaN passes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TFloat Clamp<TSimd, TFloat, TInt>(TFloat x, TFloat min, TFloat max) where TSimd : ISimd<TFloat, TInt>
    {
        TFloat raised = TSimd.Select(TSimd.Greater(min, x), min, x);
        return TSimd.Select(TSimd.Greater(raised, max), max, raised);
    }

    /// <summary>The result, or x itself where x is NaN: which NaN arithmetic makes differs between processors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TFloat OrNaNOf<TSimd, TFloat, TInt>(TFloat x, TFloat result) where TSimd : ISimd<TFloat, TInt> =>
        TSimd.Select(TSimd.Equal(x, x), result, x);
}

using System.Runtime.CompilerServices;

namespace FeatureGen.Numerics;

/// <summary>(x - mean) * inverseStandardDeviation, an overflow clamped to the largest finite float; NaN passes.</summary>
internal readonly struct StandardizeMap(float mean, float inverseStandardDeviation) : IMap
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TFloat Apply<TSimd, TFloat, TInt>(TFloat x) where TSimd : ISimd<TFloat, TInt>
    {
        TFloat z = TSimd.Multiply(TSimd.Subtract(x, TSimd.Set(mean)), TSimd.Set(inverseStandardDeviation));
        z = Finite.Clamp<TSimd, TFloat, TInt>(z, TSimd.Set(-float.MaxValue), TSimd.Set(float.MaxValue));
        return Finite.OrNaNOf<TSimd, TFloat, TInt>(x, z);
    }
}

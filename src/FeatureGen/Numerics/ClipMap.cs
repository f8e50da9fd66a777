using System.Runtime.CompilerServices;

namespace FeatureGen.Numerics;

/// <summary>min(max(x, min), max); NaN passes.</summary>
internal readonly struct ClipMap(float min, float max) : IMap
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TFloat Apply<TSimd, TFloat, TInt>(TFloat x) where TSimd : ISimd<TFloat, TInt> =>
        Finite.Clamp<TSimd, TFloat, TInt>(x, TSimd.Set(min), TSimd.Set(max));
}

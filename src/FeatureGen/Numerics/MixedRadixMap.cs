using System.Runtime.CompilerServices;

namespace FeatureGen.Numerics;

/// <summary>x * radix + y of two columns of indices.</summary>
internal readonly struct MixedRadixMap(int radix) : IMap2
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TFloat Apply<TSimd, TFloat, TInt>(TFloat x, TFloat y) where TSimd : ISimd<TFloat, TInt> =>
        TSimd.ToFloat(TSimd.Add(TSimd.Multiply(TSimd.ToInt(x), TSimd.Set(radix)), TSimd.ToInt(y)));
}

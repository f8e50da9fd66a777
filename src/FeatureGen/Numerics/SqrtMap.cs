using System.Runtime.CompilerServices;

namespace FeatureGen.Numerics;

/// <summary>sign(x) * sqrt(|x|), correctly rounded; infinities count as the largest finite float, NaN passes.</summary>
internal readonly struct SqrtMap : IMap
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TFloat Apply<TSimd, TFloat, TInt>(TFloat x) where TSimd : ISimd<TFloat, TInt>
    {
        TInt sign = TSimd.And(TSimd.AsInt(x), TSimd.Set(int.MinValue));
        TFloat root = TSimd.Sqrt(Finite.Magnitude<TSimd, TFloat, TInt>(x));
        return Finite.OrNaNOf<TSimd, TFloat, TInt>(x, TSimd.AsFloat(TSimd.Or(TSimd.AsInt(root), sign)));
    }
}

using System.Runtime.CompilerServices;

namespace FeatureGen.Numerics;

/// <summary>1 / (1 + exp(-x)), within 3 units in the last place; below <see cref="Lowest"/> as at <see cref="Lowest"/>, NaN
/// passes.</summary>
/// <remarks>
/// e = exp(-|x|) = 2^k exp(r), |r| at most ln(2)/2, by the Taylor polynomial of degree 7 (relative error 5e-9); then 1 / (1 + e) where x is
/// positive and e / (1 + e) where it is not, so that neither end loses digits.
/// </remarks>
internal readonly struct LogisticMap : IMap
{
    /// <summary>The exponential of this is about the smallest normal float.</summary>
    public const float Lowest = -87f;

    private const float Log2E = 1.44269504f;
    // ln 2 in two parts, the first with 9 trailing zeros: k times it is exact.
    private const float Ln2High = 0.693145752f;
    private const float Ln2Low = 1.42860677e-6f;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TFloat Apply<TSimd, TFloat, TInt>(TFloat x) where TSimd : ISimd<TFloat, TInt>
    {
        TFloat t = TSimd.AsFloat(TSimd.Or(TSimd.AsInt(x), TSimd.Set(int.MinValue)));
        t = TSimd.Select(TSimd.Greater(t, TSimd.Set(Lowest)), t, TSimd.Set(Lowest));
        TInt k = TSimd.ToInt(TSimd.MultiplyAdd(t, TSimd.Set(Log2E), TSimd.Set(-0.5f)));
        TFloat n = TSimd.ToFloat(k);
        TFloat r = TSimd.MultiplyAdd(n, TSimd.Set(-Ln2Low), TSimd.MultiplyAdd(n, TSimd.Set(-Ln2High), t));
        TFloat power = TSimd.AsFloat(TSimd.ShiftLeft(TSimd.Add(k, TSimd.Set(127)), 23));
        TFloat e = TSimd.Multiply(Exp<TSimd, TFloat, TInt>(r), power);
        TFloat one = TSimd.Set(1f);
        TFloat numerator = TSimd.Select(TSimd.Greater(x, TSimd.Set(0f)), one, e);
        return Finite.OrNaNOf<TSimd, TFloat, TInt>(x, TSimd.Divide(numerator, TSimd.Add(one, e)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TFloat Exp<TSimd, TFloat, TInt>(TFloat r) where TSimd : ISimd<TFloat, TInt>
    {
        TFloat p = TSimd.Set(1f / 5040);
        p = TSimd.MultiplyAdd(p, r, TSimd.Set(1f / 720));
        p = TSimd.MultiplyAdd(p, r, TSimd.Set(1f / 120));
        p = TSimd.MultiplyAdd(p, r, TSimd.Set(1f / 24));
        p = TSimd.MultiplyAdd(p, r, TSimd.Set(1f / 6));
        p = TSimd.MultiplyAdd(p, r, TSimd.Set(0.5f));
        p = TSimd.MultiplyAdd(p, r, TSimd.Set(1f));
        return TSimd.MultiplyAdd(p, r, TSimd.Set(1f));
    }
}

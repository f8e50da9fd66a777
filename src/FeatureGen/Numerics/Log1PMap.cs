using System.Runtime.CompilerServices;

namespace FeatureGen.Numerics;

/// <summary>
/// sign(x) * ln(1 + |x|), within 2 units in the last place over all floats; infinities count as the largest finite float, NaN passes.
/// </summary>
/// <remarks>
/// 1 + |x| = u + c exactly (two-sum); u = 2^k (1 + f), 1 + f in [sqrt(1/2), sqrt(2)), the error c goes into f; then
/// ln(1 + f) = f - f^2/2 + f^3 P(f), P being the minimax polynomial (relative error of the whole 6e-9).
/// Where k = 0 the sum f is |x| itself, so small numbers lose nothing.
/// </remarks>
internal readonly struct Log1PMap : IMap
{
    private const int Sign = int.MinValue;
    private const int Mantissa = 0x007FFFFF;
    private const int SqrtHalf = 0x3F3504F3;
    // ln 2 in two parts, the first with 9 trailing zeros: k times it is exact.
    private const float Ln2High = 0.693145752f;
    private const float Ln2Low = 1.42860677e-6f;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TFloat Apply<TSimd, TFloat, TInt>(TFloat x) where TSimd : ISimd<TFloat, TInt>
    {
        TInt sign = TSimd.And(TSimd.AsInt(x), TSimd.Set(Sign));
        TFloat one = TSimd.Set(1f);
        TFloat a = Finite.Magnitude<TSimd, TFloat, TInt>(x);
        TFloat u = TSimd.Add(one, a);
        TFloat rounded = TSimd.Subtract(u, one);
        TFloat c = TSimd.Add(TSimd.Subtract(one, TSimd.Subtract(u, rounded)), TSimd.Subtract(a, rounded));

        TInt shifted = TSimd.Subtract(TSimd.AsInt(u), TSimd.Set(SqrtHalf));
        TInt k = TSimd.ShiftRight(shifted, 23);
        TFloat m = TSimd.AsFloat(TSimd.Add(TSimd.And(shifted, TSimd.Set(Mantissa)), TSimd.Set(SqrtHalf)));
        // 2^-k; beyond 2^126 there is no such normal number, and c has long been nothing beside u.
        TFloat scale = TSimd.AsFloat(TSimd.ShiftLeft(TSimd.Subtract(TSimd.Set(127), TSimd.Min(k, TSimd.Set(126))), 23));
        TFloat f = TSimd.MultiplyAdd(c, scale, TSimd.Subtract(m, one));

        TFloat e = TSimd.ToFloat(k);
        TFloat f2 = TSimd.Multiply(f, f);
        TFloat rest = TSimd.MultiplyAdd(TSimd.Multiply(f2, f), Polynomial<TSimd, TFloat, TInt>(f), TSimd.Multiply(e, TSimd.Set(Ln2Low)));
        TFloat log = TSimd.Add(f, TSimd.MultiplyAdd(f2, TSimd.Set(-0.5f), rest));
        log = TSimd.MultiplyAdd(e, TSimd.Set(Ln2High), log);
        return Finite.OrNaNOf<TSimd, TFloat, TInt>(x, TSimd.AsFloat(TSimd.Or(TSimd.AsInt(log), sign)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TFloat Polynomial<TSimd, TFloat, TInt>(TFloat f) where TSimd : ISimd<TFloat, TInt>
    {
        TFloat p = TSimd.Set(-0.07636362f);
        p = TSimd.MultiplyAdd(p, f, TSimd.Set(0.12762143f));
        p = TSimd.MultiplyAdd(p, f, TSimd.Set(-0.13159598f));
        p = TSimd.MultiplyAdd(p, f, TSimd.Set(0.14201586f));
        p = TSimd.MultiplyAdd(p, f, TSimd.Set(-0.1662341f));
        p = TSimd.MultiplyAdd(p, f, TSimd.Set(0.20001242f));
        p = TSimd.MultiplyAdd(p, f, TSimd.Set(-0.2500082f));
        return TSimd.MultiplyAdd(p, f, TSimd.Set(0.33333331f));
    }
}

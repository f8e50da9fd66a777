using System.Runtime.CompilerServices;

namespace FeatureGen.Numerics;

/// <summary>MurmurHash3 x86 32 of two indices as four bytes each: the bits of the result are the hash.</summary>
internal readonly struct Murmur3Map : IMap2
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TFloat Apply<TSimd, TFloat, TInt>(TFloat x, TFloat y) where TSimd : ISimd<TFloat, TInt>
    {
        TInt state = Add<TSimd, TFloat, TInt>(TSimd.Set(0), TSimd.ToInt(x));
        state = Add<TSimd, TFloat, TInt>(state, TSimd.ToInt(y));
        TInt hash = TSimd.Xor(state, TSimd.Set(2 * sizeof(int)));
        hash = TSimd.Multiply(Fold<TSimd, TFloat, TInt>(hash, 16), TSimd.Set(unchecked((int)0x85EBCA6B)));
        hash = TSimd.Multiply(Fold<TSimd, TFloat, TInt>(hash, 13), TSimd.Set(unchecked((int)0xC2B2AE35)));
        return TSimd.AsFloat(Fold<TSimd, TFloat, TInt>(hash, 16));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TInt Add<TSimd, TFloat, TInt>(TInt state, TInt block) where TSimd : ISimd<TFloat, TInt>
    {
        TInt scrambled = Rotate<TSimd, TFloat, TInt>(TSimd.Multiply(block, TSimd.Set(unchecked((int)0xCC9E2D51))), 15);
        scrambled = TSimd.Multiply(scrambled, TSimd.Set(0x1B873593));
        TInt rotated = Rotate<TSimd, TFloat, TInt>(TSimd.Xor(state, scrambled), 13);
        return TSimd.Add(TSimd.Multiply(rotated, TSimd.Set(5)), TSimd.Set(unchecked((int)0xE6546B64)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TInt Rotate<TSimd, TFloat, TInt>(TInt x, int count) where TSimd : ISimd<TFloat, TInt> =>
        TSimd.Or(TSimd.ShiftLeft(x, count), TSimd.ShiftRightLogical(x, 32 - count));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TInt Fold<TSimd, TFloat, TInt>(TInt x, int count) where TSimd : ISimd<TFloat, TInt> =>
        TSimd.Xor(x, TSimd.ShiftRightLogical(x, count));
}

using System.Runtime.CompilerServices;

namespace FeatureGen.Numerics;

/// <summary>1 + the number of boundaries that are not above x, by counting; 0 for NaN. For few boundaries.</summary>
internal readonly ref struct BucketMap(ReadOnlySpan<float> boundaries) : IMap
{
    private readonly ReadOnlySpan<float> boundaries = boundaries;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TFloat Apply<TSimd, TFloat, TInt>(TFloat x) where TSimd : ISimd<TFloat, TInt>
    {
        TInt index = TSimd.Set(1);
        foreach (float boundary in boundaries)
            index = TSimd.Subtract(index, TSimd.AsInt(TSimd.GreaterOrEqual(x, TSimd.Set(boundary))));
        return TSimd.Select(TSimd.Equal(x, x), TSimd.ToFloat(index), TSimd.Set(0f));
    }
}

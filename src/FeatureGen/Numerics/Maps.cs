using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace FeatureGen.Numerics;

/// <summary>Runs an <see cref="IMap"/> over one number or a column in place, with the same bits.</summary>
internal static class Maps
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Apply<TMap>(TMap map, float x) where TMap : struct, IMap, allows ref struct =>
        map.Apply<Simd128, Vector128<float>, Vector128<int>>(Vector128.Create(x)).ToScalar();

    public static void Apply<TMap>(TMap map, Span<float> column) where TMap : struct, IMap, allows ref struct
    {
        if (Vector512.IsHardwareAccelerated && column.Length >= Simd512.Count)
            Run<TMap, Simd512, Vector512<float>, Vector512<int>>(map, column);
        else if (Vector256.IsHardwareAccelerated && column.Length >= Simd256.Count)
            Run<TMap, Simd256, Vector256<float>, Vector256<int>>(map, column);
        else if (column.Length >= Simd128.Count)
            Run<TMap, Simd128, Vector128<float>, Vector128<int>>(map, column);
        else
            foreach (ref float x in column) x = Apply(map, x);
    }

    /// <summary>Any column of at least one vector. Internal for the tests: it holds every width to the others.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Run<TMap, TSimd, TFloat, TInt>(TMap map, Span<float> column)
        where TMap : struct, IMap, allows ref struct
        where TSimd : ISimd<TFloat, TInt>
    {
        ref float x = ref MemoryMarshal.GetReference(column);
        int last = column.Length - TSimd.Count;
        // The tail is one more vector that overlaps its neighbour: computed before the neighbour is overwritten, stored after.
        TFloat tail = map.Apply<TSimd, TFloat, TInt>(TSimd.Load(ref x, last));
        for (int i = 0; i < last; i += TSimd.Count)
            TSimd.Store(map.Apply<TSimd, TFloat, TInt>(TSimd.Load(ref x, i)), ref x, i);
        TSimd.Store(tail, ref x, last);
    }

    /// <summary>The function of each pair; the result may be one of the columns.</summary>
    public static void Apply<TMap>(TMap map, ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<float> result) where TMap : struct, IMap2
    {
        if (Vector512.IsHardwareAccelerated && x.Length >= Simd512.Count)
            Run<TMap, Simd512, Vector512<float>, Vector512<int>>(map, x, y, result);
        else if (Vector256.IsHardwareAccelerated && x.Length >= Simd256.Count)
            Run<TMap, Simd256, Vector256<float>, Vector256<int>>(map, x, y, result);
        else if (x.Length >= Simd128.Count)
            Run<TMap, Simd128, Vector128<float>, Vector128<int>>(map, x, y, result);
        else
            for (int i = 0; i < x.Length; i++)
                result[i] = map.Apply<Simd128, Vector128<float>, Vector128<int>>(Vector128.Create(x[i]), Vector128.Create(y[i])).ToScalar();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Run<TMap, TSimd, TFloat, TInt>(TMap map, ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<float> result)
        where TMap : struct, IMap2
        where TSimd : ISimd<TFloat, TInt>
    {
        ref float left = ref MemoryMarshal.GetReference(x);
        ref float right = ref MemoryMarshal.GetReference(y);
        ref float target = ref MemoryMarshal.GetReference(result);
        int last = x.Length - TSimd.Count;
        TFloat tail = map.Apply<TSimd, TFloat, TInt>(TSimd.Load(ref left, last), TSimd.Load(ref right, last));
        for (int i = 0; i < last; i += TSimd.Count)
            TSimd.Store(map.Apply<TSimd, TFloat, TInt>(TSimd.Load(ref left, i), TSimd.Load(ref right, i)), ref target, i);
        TSimd.Store(tail, ref target, last);
    }
}

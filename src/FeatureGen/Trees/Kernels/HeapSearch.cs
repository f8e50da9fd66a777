using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using FeatureGen.Formats.Trees;

namespace FeatureGen.Trees.Kernels;

/// <summary>Ranks 16 values at once: each lane goes down a search tree of at most 255 cuts, which is looked up by permutes instead of
/// gathers. Needs AVX-512.</summary>
internal static class HeapSearch
{
    /// <summary>The values of a call.</summary>
    public const int Width = 16;

    public static bool IsSupported => Vector512.IsHardwareAccelerated && Avx512BW.IsSupported;

    /// <summary>Ranks values and writes them to columns.</summary>
    /// <param name="heap">256 cuts; the children of cut i are 2i and 2i + 1, the root is 1.</param>
    /// <param name="levels">The number of levels.</param>
    /// <param name="values">16 values.</param>
    /// <param name="targets">The columns.</param>
    /// <param name="columns">Where column 0 takes the bytes.</param>
    /// <param name="stride">The length of a column.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Rank(ref float heap, int levels, ref float values, ReadOnlySpan<RankColumn> targets, ref byte columns, int stride)
    {
        var value = Vector512.LoadUnsafe(ref values);
        var rank = Descend(ref heap, levels, value);
        var isNaN = ~Vector512.Equals(value, value).AsInt32();
        foreach (ref readonly var target in targets)
        {
            var isMissing = isNaN;
            if (target.ZeroIsMissing)
                isMissing |= Vector512.LessThanOrEqual(Vector512.Abs(value), Vector512.Create((float)TreeEnsemble.ZeroThreshold)).AsInt32();
            // Tables are of features with one column of ranks, so that no base is taken off.
            var bytes = Vector512.ConditionalSelect(isMissing, Vector512.Create((int)target.Fill), rank);
            Avx512F.ConvertToVector128Byte(bytes).StoreUnsafe(ref Unsafe.Add(ref columns, (nint)target.Column * stride));
        }
    }

    // The place in the heap after all levels: 2^levels more than the rank.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<int> Descend(ref float heap, int levels, Vector512<float> value)
    {
        var place = Vector512<int>.One;
        var top = Vector512.LoadUnsafe(ref heap);
        for (int level = 0; level < FeatureRanks.FewestLevels; level++) place = Next(place, value, Avx512F.PermuteVar16x32(top, place));
        // Permutes read the low bits of the place alone, which is the place within the level.
        if (levels > 4) place = Next(place, value, Avx512F.PermuteVar16x32(Vector512.LoadUnsafe(ref heap, 16), place));
        if (levels > 5) place = Next(place, value, Of32(ref heap, 32, place));
        if (levels > 6) place = Next(place, value, Of64(ref heap, 64, place));
        if (levels > 7) place = Next(place, value, Of128(ref heap, 128, place));
        return place - Vector512.Create(1 << levels);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<int> Next(Vector512<int> place, Vector512<float> value, Vector512<float> cut)
    {
        var left = place + place;
        return Vector512.ConditionalSelect(Vector512.GreaterThanOrEqual(value, cut).AsInt32(), left + Vector512<int>.One, left);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Of32(ref float heap, nuint first, Vector512<int> place) =>
        Avx512F.PermuteVar16x32x2(Vector512.LoadUnsafe(ref heap, first), place, Vector512.LoadUnsafe(ref heap, first + 16));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Of64(ref float heap, nuint first, Vector512<int> place) =>
        Choose(place, 32, Of32(ref heap, first, place), Of32(ref heap, first + 32, place));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Of128(ref float heap, nuint first, Vector512<int> place) =>
        Choose(place, 64, Of64(ref heap, first, place), Of64(ref heap, first + 64, place));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Choose(Vector512<int> place, int bit, Vector512<float> clear, Vector512<float> set) =>
        Vector512.ConditionalSelect(Vector512.Equals(place & Vector512.Create(bit), Vector512<int>.Zero).AsSingle(), clear, set);
}

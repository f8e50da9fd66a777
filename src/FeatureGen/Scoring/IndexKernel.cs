using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using FeatureGen.Numerics;

namespace FeatureGen.Scoring;

/// <summary>Adds the weights of index slots to the sums of some rows.</summary>
internal static class IndexKernel
{
    /// <summary>How many rows <see cref="Add"/> takes at once; their number must be a multiple.</summary>
    public const int Step = 4;

    /// <summary>Adds to each sum, in the order of the terms, the weight of its row. The slots are replaced by rows of the tables (the bits
    /// of ints).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(ReadOnlySpan<Term> terms, TileBlock tile, float[] weights, Span<float> sums)
    {
        foreach (ref readonly Term term in terms) Locate(in term, tile, sums.Length);
        ref float weight = ref MemoryMarshal.GetArrayDataReference(weights);
        ref float sum = ref MemoryMarshal.GetReference(sums);
        for (int row = 0; row < sums.Length; row += Step, sum = ref Unsafe.Add(ref sum, Step))
        {
            float sum0 = sum, sum1 = Unsafe.Add(ref sum, 1), sum2 = Unsafe.Add(ref sum, 2), sum3 = Unsafe.Add(ref sum, 3);
            foreach (ref readonly Term term in terms)
            {
                ref int rows = ref Unsafe.As<float, int>(ref tile.At(term.Slot, row));
                sum0 += Unsafe.Add(ref weight, rows);
                sum1 += Unsafe.Add(ref weight, Unsafe.Add(ref rows, 1));
                sum2 += Unsafe.Add(ref weight, Unsafe.Add(ref rows, 2));
                sum3 += Unsafe.Add(ref weight, Unsafe.Add(ref rows, 3));
            }
            sum = sum0;
            Unsafe.Add(ref sum, 1) = sum1;
            Unsafe.Add(ref sum, 2) = sum2;
            Unsafe.Add(ref sum, 3) = sum3;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Locate(in Term term, TileBlock tile, int rows)
    {
        int row = 0;
        if (Vector512.IsHardwareAccelerated)
            for (; row + Simd512.Count <= rows; row += Simd512.Count)
                IndexRows.Replace<Simd512, Vector512<float>, Vector512<int>>(in term, ref tile.At(term.Slot, row));
        for (; row < rows; row += Simd128.Count)
            IndexRows.Replace<Simd128, Vector128<float>, Vector128<int>>(in term, ref tile.At(term.Slot, row));
    }
}

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using FeatureGen.Numerics;

namespace FeatureGen.Scoring;

/// <summary>Adds the value terms of a linear model to the sums of some rows. Every lane does what <see cref="Next(in Term, float, float)"/>
/// does.</summary>
internal static class LinearKernel
{
    /// <summary>A sum after one more value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Next(in Term term, float value, float sum) =>
        float.IsNaN(value) ? sum + term.Missing : MathF.FusedMultiplyAdd(value - term.Center, term.Weight, sum);

    /// <summary>Adds the terms, in order, to the sums from a row on as far as whole vectors go; returns the next row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Add<TSimd, TFloat, TInt>(ReadOnlySpan<Term> terms, TileBlock tile, int row, Span<float> sums)
        where TSimd : ISimd<TFloat, TInt>
    {
        int width = TSimd.Count;
        ref float sum = ref MemoryMarshal.GetReference(sums);
        for (; row <= sums.Length - 4 * width; row += 4 * width)
        {
            TFloat sum0 = TSimd.Load(ref sum, row), sum1 = TSimd.Load(ref sum, row + width);
            TFloat sum2 = TSimd.Load(ref sum, row + 2 * width), sum3 = TSimd.Load(ref sum, row + 3 * width);
            foreach (ref readonly Term term in terms)
            {
                ref float values = ref tile.At(term.Slot, row);
                TFloat center = TSimd.Set(term.Center), weight = TSimd.Set(term.Weight), missing = TSimd.Set(term.Missing);
                sum0 = Next<TSimd, TFloat, TInt>(center, weight, missing, TSimd.Load(ref values, 0), sum0);
                sum1 = Next<TSimd, TFloat, TInt>(center, weight, missing, TSimd.Load(ref values, width), sum1);
                sum2 = Next<TSimd, TFloat, TInt>(center, weight, missing, TSimd.Load(ref values, 2 * width), sum2);
                sum3 = Next<TSimd, TFloat, TInt>(center, weight, missing, TSimd.Load(ref values, 3 * width), sum3);
            }
            TSimd.Store(sum0, ref sum, row);
            TSimd.Store(sum1, ref sum, row + width);
            TSimd.Store(sum2, ref sum, row + 2 * width);
            TSimd.Store(sum3, ref sum, row + 3 * width);
        }
        for (; row <= sums.Length - width; row += width)
        {
            TFloat sum0 = TSimd.Load(ref sum, row);
            foreach (ref readonly Term term in terms)
            {
                TFloat center = TSimd.Set(term.Center), weight = TSimd.Set(term.Weight), missing = TSimd.Set(term.Missing);
                sum0 = Next<TSimd, TFloat, TInt>(center, weight, missing, TSimd.Load(ref tile.At(term.Slot, row), 0), sum0);
            }
            TSimd.Store(sum0, ref sum, row);
        }
        return row;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TFloat Next<TSimd, TFloat, TInt>(TFloat center, TFloat weight, TFloat missing, TFloat value, TFloat sum)
        where TSimd : ISimd<TFloat, TInt>
    {
        TFloat known = TSimd.MultiplyAdd(TSimd.Subtract(value, center), weight, sum);
        return TSimd.Select(TSimd.Equal(value, value), known, TSimd.Add(sum, missing));
    }
}

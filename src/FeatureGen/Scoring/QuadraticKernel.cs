using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using FeatureGen.Numerics;

namespace FeatureGen.Scoring;

/// <summary>
/// Adds the value terms of a factorization machine, w z - 1/2 |v|^2 z^2, to the sums of some rows, and leaves z in the slots for the sum of
/// embeddings: 0 where the value is missing. Every lane does what <see cref="Next(in Term, ref float, float, out bool)"/> does.
/// </summary>
internal static class QuadraticKernel
{
    /// <summary>A sum after one more value, which is replaced by z.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Next(in Term term, ref float slot, float sum, out bool isMissing)
    {
        float value = slot;
        isMissing = float.IsNaN(value);
        if (isMissing)
        {
            slot = 0;
            return sum + term.Missing;
        }
        float z = (value - term.Center) * term.Scale;
        slot = z;
        return MathF.FusedMultiplyAdd(z, MathF.FusedMultiplyAdd(z, term.Curvature, term.Weight), sum);
    }

    /// <summary>Adds the terms, in order, to the sums from a row on as far as whole vectors go; returns the next row.</summary>
    /// <param name="terms">The terms.</param>
    /// <param name="tile">The rows.</param>
    /// <param name="row">The first row.</param>
    /// <param name="sums">The sums.</param>
    /// <param name="missing">For each term, takes the rows where it is missing.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Add<TSimd, TFloat, TInt>(
        ReadOnlySpan<Term> terms, TileBlock tile, int row, Span<float> sums, Span<MissingValue> missing)
        where TSimd : ISimd<TFloat, TInt>
    {
        int width = TSimd.Count;
        missing = missing[..terms.Length];
        ref float sum = ref MemoryMarshal.GetReference(sums);
        for (; row <= sums.Length - 2 * width; row += 2 * width)
        {
            TFloat sum0 = TSimd.Load(ref sum, row), sum1 = TSimd.Load(ref sum, row + width);
            for (int i = 0; i < missing.Length; i++)
            {
                ref readonly Term term = ref terms[i];
                ref float slots = ref tile.At(term.Slot, row);
                sum0 = Next<TSimd, TFloat, TInt>(in term, ref slots, sum0, out ulong known0);
                sum1 = Next<TSimd, TFloat, TInt>(in term, ref Unsafe.Add(ref slots, width), sum1, out ulong known1);
                ulong absent = ((1ul << width) - 1) & ~known0 | (((1ul << width) - 1) & ~known1) << width;
                if (absent != 0) missing[i] = new MissingValue(missing[i].Rows | absent << row, term.Row + 1);
            }
            TSimd.Store(sum0, ref sum, row);
            TSimd.Store(sum1, ref sum, row + width);
        }
        for (; row <= sums.Length - width; row += width)
        {
            TFloat sum0 = TSimd.Load(ref sum, row);
            for (int i = 0; i < missing.Length; i++)
            {
                ref readonly Term term = ref terms[i];
                sum0 = Next<TSimd, TFloat, TInt>(in term, ref tile.At(term.Slot, row), sum0, out ulong known);
                ulong absent = ((1ul << width) - 1) & ~known;
                if (absent != 0) missing[i] = new MissingValue(missing[i].Rows | absent << row, term.Row + 1);
            }
            TSimd.Store(sum0, ref sum, row);
        }
        return row;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TFloat Next<TSimd, TFloat, TInt>(in Term term, ref float slots, TFloat sum, out ulong known)
        where TSimd : ISimd<TFloat, TInt>
    {
        TFloat value = TSimd.Load(ref slots, 0);
        TFloat isKnown = TSimd.Equal(value, value);
        known = TSimd.Bits(isKnown);
        TFloat z = TSimd.Multiply(TSimd.Subtract(value, TSimd.Set(term.Center)), TSimd.Set(term.Scale));
        TFloat slope = TSimd.MultiplyAdd(z, TSimd.Set(term.Curvature), TSimd.Set(term.Weight));
        TSimd.Store(TSimd.Select(isKnown, z, TSimd.Set(0f)), ref slots, 0);
        return TSimd.Select(isKnown, TSimd.MultiplyAdd(z, slope, sum), TSimd.Add(sum, TSimd.Set(term.Missing)));
    }
}

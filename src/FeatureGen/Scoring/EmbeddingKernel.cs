using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using FeatureGen.Numerics;

namespace FeatureGen.Scoring;

/// <summary>Sums embeddings row by row: s = sum z v, a vector of the embedding's numbers at a time, and |s|^2.</summary>
/// <remarks>
/// The lanes are the numbers of an embedding, so the order in which one number is summed does not depend on the width. Squares are summed
/// in 16 lanes and those in a fixed tree; rows do not meet. So one row gives the same bits as many, on every width.
/// </remarks>
internal static class EmbeddingKernel
{
    /// <summary>How many rows are summed at once, so that the embedding of a value is loaded once for all of them.</summary>
    private const int Step = 8;

    private const int Lanes = ModelTerms.EmbeddingUnit;

    /// <summary>Computes |s|^2 of each row.</summary>
    /// <param name="model">The tables.</param>
    /// <param name="tile">Rows whose slots hold z or rows of the tables.</param>
    /// <param name="start">The sum to start from; zero if it is empty.</param>
    /// <param name="first">What is summed first.</param>
    /// <param name="second">What is summed then.</param>
    /// <param name="squares">Takes a number a row.</param>
    public static void Squares<TSimd, TFloat, TInt>(
        ModelTerms model, TileBlock tile, ReadOnlySpan<float> start, in Phase first, in Phase second, Span<float> squares)
        where TSimd : ISimd<TFloat, TInt>
    {
        if (squares.Length >= Step)
        {
            SquaresOfSteps<TSimd, TFloat, TInt>(model, tile, start, in first, in second, squares);
            return;
        }
        Span<float> lanes = stackalloc float[Lanes];
        for (int row = 0; row < squares.Length; row++)
            squares[row] = SquareOfRow<TSimd, TFloat, TInt>(model, tile, row, start, in first, in second, ref lanes[0]);
    }

    /// <summary>Adds the embeddings of one row to a sum.</summary>
    public static void AddTo<TSimd, TFloat, TInt>(ModelTerms model, TileBlock tile, in Phase phase, Span<float> sum)
        where TSimd : ISimd<TFloat, TInt>
    {
        for (int d = 0; d < model.Dimension; d += TSimd.Count)
            TSimd.Store(SumOfRow<TSimd, TFloat, TInt>(model, tile, 0, d, in phase, TSimd.Load(ref sum[d], 0)), ref sum[d], 0);
    }

    private static float SquareOfRow<TSimd, TFloat, TInt>(
        ModelTerms model, TileBlock tile, int row, ReadOnlySpan<float> start, in Phase first, in Phase second, ref float lanes)
        where TSimd : ISimd<TFloat, TInt>
    {
        for (int d = 0; d < model.Dimension; d += TSimd.Count)
        {
            TFloat s = Start<TSimd, TFloat, TInt>(start, d);
            s = SumOfRow<TSimd, TFloat, TInt>(model, tile, row, d, in first, s);
            s = SumOfRow<TSimd, TFloat, TInt>(model, tile, row, d, in second, s);
            AddSquare<TSimd, TFloat, TInt>(s, d, ref lanes, 0);
        }
        return Sum(ref lanes);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TFloat Start<TSimd, TFloat, TInt>(ReadOnlySpan<float> start, int d) where TSimd : ISimd<TFloat, TInt> =>
        start.IsEmpty ? TSimd.Set(0f) : TSimd.Load(in start[d], 0);

    private static TFloat SumOfRow<TSimd, TFloat, TInt>(ModelTerms model, TileBlock tile, int row, int d, in Phase phase, TFloat s)
        where TSimd : ISimd<TFloat, TInt>
    {
        ref float embeddings = ref Unsafe.Add(ref model.Embeddings.Reference, d);
        foreach (var run in phase.Runs)
            foreach (ref readonly Term term in phase.Terms.Slice(run.First, run.Count))
            {
                ref float slot = ref tile.At(term.Slot, row);
                s = run.IsValue
                    ? TSimd.MultiplyAdd(TSimd.Set(slot), TSimd.Load(ref embeddings, term.Row * model.Dimension), s)
                    : TSimd.Add(s, TSimd.Load(ref embeddings, Unsafe.As<float, int>(ref slot) * model.Dimension));
            }
        foreach (ref readonly MissingValue missing in phase.Missing)
            if ((missing.Rows >> row & 1) != 0) s = TSimd.Add(s, TSimd.Load(ref embeddings, missing.Embedding * model.Dimension));
        return s;
    }

    private static void SquaresOfSteps<TSimd, TFloat, TInt>(
        ModelTerms model, TileBlock tile, ReadOnlySpan<float> start, in Phase first, in Phase second, Span<float> squares)
        where TSimd : ISimd<TFloat, TInt>
    {
        Span<float> scratch = stackalloc float[2 * Step * Lanes];
        for (int row = 0; row < squares.Length; row += Step)
        {
            // The last step may overlap the one before: it only computes some rows again.
            row = Math.Min(row, squares.Length - Step);
            SquaresOfStep<TSimd, TFloat, TInt>(model, tile, row, start, in first, in second, scratch, squares.Slice(row, Step));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SquaresOfStep<TSimd, TFloat, TInt>(
        ModelTerms model, TileBlock tile, int row, ReadOnlySpan<float> start, in Phase first, in Phase second,
        Span<float> scratch, Span<float> squares)
        where TSimd : ISimd<TFloat, TInt>
    {
        int dimension = model.Dimension;
        ref float sum = ref scratch[0], lanes = ref scratch[Step * Lanes];
        for (int d = 0; d < dimension; d += TSimd.Count)
        {
            ref float embeddings = ref Unsafe.Add(ref model.Embeddings.Reference, d);
            TFloat s0 = Start<TSimd, TFloat, TInt>(start, d), s1 = s0, s2 = s0, s3 = s0, s4 = s0, s5 = s0, s6 = s0, s7 = s0;
            for (int p = 0; p < 2; p++)
            {
                ref readonly Phase phase = ref p == 0 ? ref first : ref second;
                foreach (var run in phase.Runs)
                {
                    var terms = phase.Terms.Slice(run.First, run.Count);
                    if (run.IsValue)
                        foreach (ref readonly Term term in terms)
                        {
                            TFloat v = TSimd.Load(ref embeddings, term.Row * dimension);
                            ref float z = ref tile.At(term.Slot, row);
                            s0 = TSimd.MultiplyAdd(TSimd.Set(z), v, s0);
                            s1 = TSimd.MultiplyAdd(TSimd.Set(Unsafe.Add(ref z, 1)), v, s1);
                            s2 = TSimd.MultiplyAdd(TSimd.Set(Unsafe.Add(ref z, 2)), v, s2);
                            s3 = TSimd.MultiplyAdd(TSimd.Set(Unsafe.Add(ref z, 3)), v, s3);
                            s4 = TSimd.MultiplyAdd(TSimd.Set(Unsafe.Add(ref z, 4)), v, s4);
                            s5 = TSimd.MultiplyAdd(TSimd.Set(Unsafe.Add(ref z, 5)), v, s5);
                            s6 = TSimd.MultiplyAdd(TSimd.Set(Unsafe.Add(ref z, 6)), v, s6);
                            s7 = TSimd.MultiplyAdd(TSimd.Set(Unsafe.Add(ref z, 7)), v, s7);
                        }
                    else
                        foreach (ref readonly Term term in terms)
                        {
                            ref int rows = ref Unsafe.As<float, int>(ref tile.At(term.Slot, row));
                            s0 = TSimd.Add(s0, TSimd.Load(ref embeddings, rows * dimension));
                            s1 = TSimd.Add(s1, TSimd.Load(ref embeddings, Unsafe.Add(ref rows, 1) * dimension));
                            s2 = TSimd.Add(s2, TSimd.Load(ref embeddings, Unsafe.Add(ref rows, 2) * dimension));
                            s3 = TSimd.Add(s3, TSimd.Load(ref embeddings, Unsafe.Add(ref rows, 3) * dimension));
                            s4 = TSimd.Add(s4, TSimd.Load(ref embeddings, Unsafe.Add(ref rows, 4) * dimension));
                            s5 = TSimd.Add(s5, TSimd.Load(ref embeddings, Unsafe.Add(ref rows, 5) * dimension));
                            s6 = TSimd.Add(s6, TSimd.Load(ref embeddings, Unsafe.Add(ref rows, 6) * dimension));
                            s7 = TSimd.Add(s7, TSimd.Load(ref embeddings, Unsafe.Add(ref rows, 7) * dimension));
                        }
                }
                if ((byte)(phase.MissingRows >> row) == 0) continue;
                // Rare enough to go through memory, where a row can be chosen.
                TSimd.Store(s0, ref sum, 0);
                TSimd.Store(s1, ref sum, Lanes);
                TSimd.Store(s2, ref sum, 2 * Lanes);
                TSimd.Store(s3, ref sum, 3 * Lanes);
                TSimd.Store(s4, ref sum, 4 * Lanes);
                TSimd.Store(s5, ref sum, 5 * Lanes);
                TSimd.Store(s6, ref sum, 6 * Lanes);
                TSimd.Store(s7, ref sum, 7 * Lanes);
                AddMissing<TSimd, TFloat, TInt>(phase.Missing, row, ref embeddings, dimension, ref sum);
                s0 = TSimd.Load(ref sum, 0);
                s1 = TSimd.Load(ref sum, Lanes);
                s2 = TSimd.Load(ref sum, 2 * Lanes);
                s3 = TSimd.Load(ref sum, 3 * Lanes);
                s4 = TSimd.Load(ref sum, 4 * Lanes);
                s5 = TSimd.Load(ref sum, 5 * Lanes);
                s6 = TSimd.Load(ref sum, 6 * Lanes);
                s7 = TSimd.Load(ref sum, 7 * Lanes);
            }
            AddSquare<TSimd, TFloat, TInt>(s0, d, ref lanes, 0);
            AddSquare<TSimd, TFloat, TInt>(s1, d, ref lanes, 1);
            AddSquare<TSimd, TFloat, TInt>(s2, d, ref lanes, 2);
            AddSquare<TSimd, TFloat, TInt>(s3, d, ref lanes, 3);
            AddSquare<TSimd, TFloat, TInt>(s4, d, ref lanes, 4);
            AddSquare<TSimd, TFloat, TInt>(s5, d, ref lanes, 5);
            AddSquare<TSimd, TFloat, TInt>(s6, d, ref lanes, 6);
            AddSquare<TSimd, TFloat, TInt>(s7, d, ref lanes, 7);
        }
        for (int i = 0; i < squares.Length; i++) squares[i] = Sum(ref Unsafe.Add(ref lanes, i * Lanes));
    }

    private static void AddMissing<TSimd, TFloat, TInt>(
        ReadOnlySpan<MissingValue> missing, int row, ref float embeddings, int dimension, ref float sums)
        where TSimd : ISimd<TFloat, TInt>
    {
        foreach (ref readonly MissingValue value in missing)
            for (uint rows = (byte)(value.Rows >> row); rows != 0; rows &= rows - 1)
            {
                ref float sum = ref Unsafe.Add(ref sums, BitOperations.TrailingZeroCount(rows) * Lanes);
                TSimd.Store(TSimd.Add(TSimd.Load(ref sum, 0), TSimd.Load(ref embeddings, value.Embedding * dimension)), ref sum, 0);
            }
    }

    /// <summary>Adds the squares of some numbers, from <paramref name="d"/> on, to the 16 lanes of a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddSquare<TSimd, TFloat, TInt>(TFloat s, int d, ref float lanes, int row) where TSimd : ISimd<TFloat, TInt>
    {
        ref float ofRow = ref Unsafe.Add(ref lanes, row * Lanes + d % Lanes);
        TSimd.Store(TSimd.MultiplyAdd(s, s, d < Lanes ? TSimd.Set(0f) : TSimd.Load(ref ofRow, 0)), ref ofRow, 0);
    }

    /// <summary>The sum of 16 lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Sum(ref float lanes)
    {
        var even = Vector128.LoadUnsafe(ref lanes, 0) + Vector128.LoadUnsafe(ref lanes, 8);
        var odd = Vector128.LoadUnsafe(ref lanes, 4) + Vector128.LoadUnsafe(ref lanes, 12);
        var x = even + odd;
        return x[0] + x[2] + (x[1] + x[3]);
    }
}

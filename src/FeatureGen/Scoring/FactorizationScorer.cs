using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using FeatureGen.Numerics;

namespace FeatureGen.Scoring;

/// <summary>A factorization machine of order 2 (Rendle 2010), in time linear in the number of terms.</summary>
/// <remarks>A first pass adds what is a sum over terms and prepares the slots for the second, which sums the embeddings.</remarks>
internal sealed class FactorizationScorer(ModelTerms terms) : TermScorer(terms)
{
    private const int MostOnStack = 128;

    public override int StateLength => 1 + Terms.Dimension;

    public override float Score(ReadOnlySpan<float> slots)
    {
        Require(slots.Length);
        float[]? rented = null;
        Span<float> copy = slots.Length <= MostOnStack
            ? stackalloc float[slots.Length]
            : (rented = ArrayPool<float>.Shared.Rent(slots.Length)).AsSpan(0, slots.Length);
        slots.CopyTo(copy);
        float score = ScoreInPlace(copy);
        if (rented is not null) ArrayPool<float>.Shared.Return(rented);
        return score;
    }

    internal override float ScoreInPlace(Span<float> slots)
    {
        float score = 0;
        ScoreBlock(new TileBlock(slots), new Span<float>(ref score));
        return score;
    }

    private protected override void ScoreBlock(TileBlock tile, Span<float> scores)
    {
        scores.Fill(Bias);
        AddTerms(tile, start: default, 0, scores);
    }

    private protected override void ScoreItemBlock(TileBlock tile, ReadOnlySpan<float> state, Span<float> scores)
    {
        scores.Fill(state[0]);
        AddTerms(tile, state[1..StateLength], Terms.ContextCount, scores);
    }

    private protected override void AddContextTo(Span<float> state, ReadOnlySpan<float> slots)
    {
        float[]? rented = null;
        Span<float> copy = slots.Length <= MostOnStack
            ? stackalloc float[slots.Length]
            : (rented = ArrayPool<float>.Shared.Rent(slots.Length)).AsSpan(0, slots.Length);
        slots.CopyTo(copy);
        int count = Terms.ContextCount;
        MissingValue[]? rentedMissing = null;
        Span<MissingValue> missing = count <= MostOnStack ? stackalloc MissingValue[count] : Rent(count, out rentedMissing);
        var tile = new TileBlock(copy);
        state[0] = AddRow(Terms.Terms.AsSpan(0, count), tile, 0, state[0], missing);
        var phase = new Phase(Terms.Terms, Terms.ContextRuns, Compact(missing));
        AddTo(tile, in phase, state[1..]);
        if (rentedMissing is not null) ArrayPool<MissingValue>.Shared.Return(rentedMissing);
        if (rented is not null) ArrayPool<float>.Shared.Return(rented);
    }

    private protected override void AddContributions(ReadOnlySpan<float> slots, Span<float> contributions)
    {
        int dimension = Terms.Dimension;
        float[] rented = ArrayPool<float>.Shared.Rent(Math.Max(dimension, 1));
        var sum = rented.AsSpan(0, dimension);
        sum.Clear();
        var terms = Terms.Terms.AsSpan();
        foreach (ref readonly Term term in terms)
        {
            var embedding = Activate(in term, slots[term.Slot], out float z, out _);
            for (int d = 0; d < sum.Length; d++) sum[d] += z * embedding[d];
        }
        foreach (ref readonly Term term in terms)
        {
            var embedding = Activate(in term, slots[term.Slot], out float z, out float linear);
            float interaction = 0;
            for (int d = 0; d < sum.Length; d++) interaction += sum[d] * embedding[d];
            contributions[term.Field] += linear + z * interaction / 2;
        }
        ArrayPool<float>.Shared.Return(rented);
    }

    /// <summary>What of a term counts for a slot: the embedding, its factor, and what the first pass adds.</summary>
    private ReadOnlySpan<float> Activate(in Term term, float slot, out float z, out float linear)
    {
        int row = term.Row;
        z = 1;
        if (term.IsValue)
        {
            z = slot;
            linear = QuadraticKernel.Next(in term, ref z, 0, out bool isMissing);
            if (isMissing)
            {
                z = 1;
                row++;
            }
        }
        else
        {
            row = IndexRows.Of(in term, slot);
            linear = Terms.Weights[row];
        }
        return Terms.Embeddings.Span.Slice(row * Terms.Dimension, Terms.Dimension);
    }

    /// <summary>Adds the terms from one on to the scores, and the square of the sum of embeddings.</summary>
    private void AddTerms(TileBlock tile, ReadOnlySpan<float> start, int firstTerm, Span<float> scores)
    {
        var terms = Terms.Terms.AsSpan();
        MissingValue[]? rented = null;
        Span<MissingValue> missing = terms.Length <= MostOnStack ? stackalloc MissingValue[terms.Length] : Rent(terms.Length, out rented);
        int inVectors = scores.Length / Simd128.Count * Simd128.Count;
        for (int row = inVectors; row < scores.Length; row++)
            scores[row] = AddRow(terms[firstTerm..], tile, row, scores[row], missing[firstTerm..]);
        if (inVectors > 0)
        {
            if (firstTerm == 0) AddRuns(Terms.ContextRuns, tile, scores[..inVectors], missing);
            AddRuns(Terms.ItemRuns, tile, scores[..inVectors], missing);
        }
        var context = firstTerm == 0 ? new Phase(terms, Terms.ContextRuns, Compact(missing[..Terms.ContextCount])) : default;
        var items = new Phase(terms, Terms.ItemRuns, Compact(missing[Terms.ContextCount..]));
        Span<float> squares = stackalloc float[BlockRows];
        squares = squares[..scores.Length];
        Squares(tile, start, in context, in items, squares);
        for (int row = 0; row < scores.Length; row++) scores[row] = MathF.FusedMultiplyAdd(0.5f, squares[row], scores[row]);
        if (rented is not null) ArrayPool<MissingValue>.Shared.Return(rented);
    }

    /// <summary>Does the first pass over one row; returns the sum.</summary>
    private float AddRow(ReadOnlySpan<Term> terms, TileBlock tile, int row, float sum, Span<MissingValue> missing)
    {
        for (int i = 0; i < terms.Length; i++)
        {
            ref readonly Term term = ref terms[i];
            ref float slot = ref tile.At(term.Slot, row);
            if (term.IsValue)
            {
                sum = QuadraticKernel.Next(in term, ref slot, sum, out bool isMissing);
                if (isMissing) missing[i] = new MissingValue(missing[i].Rows | 1ul << row, term.Row + 1);
            }
            else
            {
                int tableRow = IndexRows.Of(in term, slot);
                Unsafe.As<float, int>(ref slot) = tableRow;
                sum += Terms.Weights[tableRow];
            }
        }
        return sum;
    }

    /// <summary>Does the first pass over rows whose number is a multiple of the smallest vector.</summary>
    private void AddRuns(TermRun[] runs, TileBlock tile, Span<float> sums, Span<MissingValue> missing)
    {
        foreach (var run in runs)
        {
            var terms = Terms.Terms.AsSpan(run.First, run.Count);
            if (run.IsValue) AddValues(terms, tile, sums, missing.Slice(run.First, run.Count));
            else IndexKernel.Add(terms, tile, Terms.Weights, sums);
        }
    }

    private static void AddValues(ReadOnlySpan<Term> terms, TileBlock tile, Span<float> sums, Span<MissingValue> missing)
    {
        int row = 0;
        if (Vector512.IsHardwareAccelerated)
            row = QuadraticKernel.Add<Simd512, Vector512<float>, Vector512<int>>(terms, tile, row, sums, missing);
        if (Vector256.IsHardwareAccelerated)
            row = QuadraticKernel.Add<Simd256, Vector256<float>, Vector256<int>>(terms, tile, row, sums, missing);
        QuadraticKernel.Add<Simd128, Vector128<float>, Vector128<int>>(terms, tile, row, sums, missing);
    }

    private void Squares(TileBlock tile, ReadOnlySpan<float> start, in Phase context, in Phase items, Span<float> squares)
    {
        if (Vector512.IsHardwareAccelerated)
            EmbeddingKernel.Squares<Simd512, Vector512<float>, Vector512<int>>(Terms, tile, start, in context, in items, squares);
        else if (Vector256.IsHardwareAccelerated)
            EmbeddingKernel.Squares<Simd256, Vector256<float>, Vector256<int>>(Terms, tile, start, in context, in items, squares);
        else
            EmbeddingKernel.Squares<Simd128, Vector128<float>, Vector128<int>>(Terms, tile, start, in context, in items, squares);
    }

    private void AddTo(TileBlock tile, in Phase phase, Span<float> sum)
    {
        if (Vector512.IsHardwareAccelerated)
            EmbeddingKernel.AddTo<Simd512, Vector512<float>, Vector512<int>>(Terms, tile, in phase, sum);
        else if (Vector256.IsHardwareAccelerated)
            EmbeddingKernel.AddTo<Simd256, Vector256<float>, Vector256<int>>(Terms, tile, in phase, sum);
        else
            EmbeddingKernel.AddTo<Simd128, Vector128<float>, Vector128<int>>(Terms, tile, in phase, sum);
    }

    /// <summary>The values that are missing in some row, moved to the front.</summary>
    private static ReadOnlySpan<MissingValue> Compact(Span<MissingValue> missing)
    {
        int count = 0;
        foreach (var value in missing)
            if (value.Rows != 0) missing[count++] = value;
        return missing[..count];
    }

    private static Span<MissingValue> Rent(int count, out MissingValue[] rented)
    {
        rented = ArrayPool<MissingValue>.Shared.Rent(count);
        Array.Clear(rented, 0, count);
        return rented.AsSpan(0, count);
    }
}

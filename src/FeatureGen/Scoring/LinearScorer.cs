using System.Runtime.Intrinsics;
using FeatureGen.Numerics;

namespace FeatureGen.Scoring;

/// <summary>A weighted sum.</summary>
internal sealed class LinearScorer(ModelTerms terms) : TermScorer(terms)
{
    public override int StateLength => 1;

    private ReadOnlySpan<Term> ContextTerms => Terms.Terms.AsSpan(0, Terms.ContextCount);

    private ReadOnlySpan<Term> ItemTerms => Terms.Terms.AsSpan(Terms.ContextCount);

    public override float Score(ReadOnlySpan<float> slots)
    {
        Require(slots.Length);
        return Sum(Terms.Terms, slots, Bias);
    }

    internal override float ScoreInPlace(Span<float> slots) => Sum(Terms.Terms, slots, Bias);

    private protected override void ScoreBlock(TileBlock tile, Span<float> scores)
    {
        scores.Fill(Bias);
        Add(Terms.ContextRuns, ContextTerms, tile, scores);
        Add(Terms.ItemRuns, ItemTerms, tile, scores);
    }

    private protected override void ScoreItemBlock(TileBlock tile, ReadOnlySpan<float> state, Span<float> scores)
    {
        scores.Fill(state[0]);
        Add(Terms.ItemRuns, ItemTerms, tile, scores);
    }

    private protected override void AddContextTo(Span<float> state, ReadOnlySpan<float> slots) =>
        state[0] = Sum(ContextTerms, slots, state[0]);

    private protected override void AddContributions(ReadOnlySpan<float> slots, Span<float> contributions)
    {
        foreach (ref readonly Term term in Terms.Terms.AsSpan())
            contributions[term.Field] = Next(in term, slots[term.Slot], contributions[term.Field]);
    }

    /// <summary>Adds terms, which <paramref name="runs"/> divides, to the sums.</summary>
    private void Add(TermRun[] runs, ReadOnlySpan<Term> terms, TileBlock tile, Span<float> sums)
    {
        int inVectors = sums.Length / Simd128.Count * Simd128.Count;
        for (int row = inVectors; row < sums.Length; row++)
            foreach (ref readonly Term term in terms)
                sums[row] = Next(in term, tile.At(term.Slot, row), sums[row]);
        if (inVectors == 0) return;
        sums = sums[..inVectors];
        foreach (var run in runs)
        {
            var ofRun = Terms.Terms.AsSpan(run.First, run.Count);
            if (run.IsValue) AddValues(ofRun, tile, sums);
            else IndexKernel.Add(ofRun, tile, Terms.Weights, sums);
        }
    }

    private static void AddValues(ReadOnlySpan<Term> terms, TileBlock tile, Span<float> sums)
    {
        int row = 0;
        if (Vector512.IsHardwareAccelerated) row = LinearKernel.Add<Simd512, Vector512<float>, Vector512<int>>(terms, tile, row, sums);
        if (Vector256.IsHardwareAccelerated) row = LinearKernel.Add<Simd256, Vector256<float>, Vector256<int>>(terms, tile, row, sums);
        LinearKernel.Add<Simd128, Vector128<float>, Vector128<int>>(terms, tile, row, sums);
    }

    private float Sum(ReadOnlySpan<Term> terms, ReadOnlySpan<float> slots, float sum)
    {
        foreach (ref readonly Term term in terms) sum = Next(in term, slots[term.Slot], sum);
        return sum;
    }

    private float Next(in Term term, float slot, float sum) =>
        term.IsValue ? LinearKernel.Next(in term, slot, sum) : sum + Terms.Weights[IndexRows.Of(in term, slot)];
}

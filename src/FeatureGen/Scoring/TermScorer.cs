namespace FeatureGen.Scoring;

/// <summary>A model that is a sum of terms over slots: the bias, the context fields' terms and the item fields' terms are added in this order
/// by fused multiply-add.</summary>
internal abstract class TermScorer(ModelTerms terms) : ModelScorer(terms.SlotCount, terms.FieldCount)
{
    /// <summary>Kernels take up to this many rows at once: their scores stay in the first level cache, and a mask of rows is one
    /// integer.</summary>
    public const int BlockRows = 64;

    public override ReadOnlySpan<bool> WantedFields => Terms.Wanted;

    public override float Bias => Terms.Bias;

    private protected ModelTerms Terms { get; } = terms;

    private protected sealed override void ScoreRows(FeatureTile tile, Span<float> scores)
    {
        for (int row = 0; row < scores.Length; row += BlockRows)
            ScoreBlock(new TileBlock(tile, row), scores.Slice(row, Math.Min(BlockRows, scores.Length - row)));
    }

    private protected sealed override void ScoreItemRows(FeatureTile tile, ReadOnlySpan<float> state, Span<float> scores)
    {
        for (int row = 0; row < scores.Length; row += BlockRows)
            ScoreItemBlock(new TileBlock(tile, row), state, scores.Slice(row, Math.Min(BlockRows, scores.Length - row)));
    }

    private protected sealed override void BeginRequest(ReadOnlySpan<float> context, int itemCount, Span<float> state)
    {
        state[1..].Clear();
        state[0] = Bias;
        AddContextTo(state, context);
    }

    private protected abstract void ScoreBlock(TileBlock tile, Span<float> scores);

    private protected abstract void ScoreItemBlock(TileBlock tile, ReadOnlySpan<float> state, Span<float> scores);

    private protected abstract void AddContextTo(Span<float> state, ReadOnlySpan<float> slots);
}

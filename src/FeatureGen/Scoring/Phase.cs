namespace FeatureGen.Scoring;

/// <summary>Whose embeddings are summed one after the other, then those of what is missing: the context's terms or the items'.</summary>
/// <param name="terms">The terms of the model.</param>
/// <param name="runs">Which of them are summed.</param>
/// <param name="missing">Which of their values are missing.</param>
internal readonly ref struct Phase(ReadOnlySpan<Term> terms, ReadOnlySpan<TermRun> runs, ReadOnlySpan<MissingValue> missing)
{
    public readonly ReadOnlySpan<Term> Terms = terms;
    public readonly ReadOnlySpan<TermRun> Runs = runs;
    public readonly ReadOnlySpan<MissingValue> Missing = missing;
    public readonly ulong MissingRows = RowsOf(missing);

    private static ulong RowsOf(ReadOnlySpan<MissingValue> missing)
    {
        ulong rows = 0;
        foreach (var value in missing) rows |= value.Rows;
        return rows;
    }
}

namespace FeatureGen.Scoring;

/// <summary>Neighbouring terms of one kind, so that kernels decide once a run and not once a term.</summary>
internal readonly record struct TermRun(bool IsValue, int First, int Count)
{
    /// <summary>The runs of the terms from <paramref name="first"/> up to <paramref name="end"/>.</summary>
    public static TermRun[] Of(ReadOnlySpan<Term> terms, int first, int end)
    {
        var runs = new List<TermRun>();
        for (int start = first, i = first; i < end; i++)
        {
            if (i + 1 < end && terms[i + 1].IsValue == terms[start].IsValue) continue;
            runs.Add(new TermRun(terms[start].IsValue, start, i + 1 - start));
            start = i + 1;
        }
        return [.. runs];
    }
}

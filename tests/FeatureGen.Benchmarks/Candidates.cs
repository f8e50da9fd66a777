namespace FeatureGen.Benchmarks;

/// <summary>Makes seeded candidates.</summary>
public static class Candidates
{
    /// <summary>Makes candidates with numbers between -1 and 1.</summary>
    public static Candidate[] Make(int count, int seed)
    {
        var random = new Random(seed);
        float Number() => 2 * random.NextSingle() - 1;
        int Value() => random.Next(Weights.ValueCount);
        var candidates = new Candidate[count];
        for (int i = 0; i < count; i++)
        {
            candidates[i] = new Candidate
            {
                Number0 = Number(),
                Number1 = Number(),
                Number2 = Number(),
                Number3 = Number(),
                Number4 = Number(),
                Number5 = Number(),
                Number6 = Number(),
                Number7 = Number(),
                Number8 = Number(),
                Number9 = Number(),
                Number10 = Number(),
                Number11 = Number(),
                Number12 = Number(),
                Number13 = Number(),
                Number14 = Number(),
                Number15 = Number(),
                Number16 = Number(),
                Number17 = Number(),
                Number18 = Number(),
                Number19 = Number(),
                Number20 = Number(),
                Number21 = Number(),
                Number22 = Number(),
                Number23 = Number(),
                Number24 = Number(),
                Number25 = Number(),
                Number26 = Number(),
                Number27 = Number(),
                Number28 = Number(),
                Number29 = Number(),
                Category0 = Value(),
                Category1 = Value(),
                Category2 = Value(),
                Category3 = Value(),
                Category4 = Value(),
                Category5 = Value(),
                Category6 = Value(),
                Category7 = Value(),
                Category8 = Value(),
                Category9 = Value(),
            };
        }
        return candidates;
    }
}

using FeatureGen.Learning.Interpretation;

namespace FeatureGen.Learning.Statistics;

/// <summary>
/// Finds pairs of numbers of which one follows from the other value by value, where their bins do not show it: codes with more values than
/// bins that come again, under other numbers.
/// </summary>
/// <remarks>
/// Whether two rows with the same value of the one fall into the same bin of the other is looked at for a few hundred rows; only pairs for
/// which that is so are compared, the one value by value, the other in its bins. Beyond a thousand numbers it is not looked for.
/// </remarks>
internal static class WideNumbers
{
    private const int LeastRows = 4, Probes = 256, LeastProbes = 32, MostNumbers = 1000;

    /// <summary>The pairs that are at least so similar, and how similar.</summary>
    /// <param name="samples">The columns on the sampled rows.</param>
    /// <param name="known">The pairs that were found before.</param>
    /// <param name="minimum">Pairs below are left out.</param>
    /// <param name="threads">Threads to use; the result does not depend on it.</param>
    public static IReadOnlyList<SimilarPair> Among(
        IReadOnlyList<ColumnSample> samples, IReadOnlyList<SimilarPair> known, double minimum, int threads)
    {
        int[] numbers = [.. Enumerable.Range(0, samples.Count).Where(i => samples[i].Ranks is not null)];
        if (numbers.Length > MostNumbers)
            return [];
        var exact = new int[samples.Count][];
        WorkCrew.Run(threads, numbers.Length, (i, _) => exact[numbers[i]] = ValuesOf(samples[numbers[i]]));
        int[] wide = [.. numbers.Where(i => exact[i].Length > 0)];
        var similar = known.ToDictionary(pair => (pair.First, pair.Second), pair => pair.Similarity);
        var found = new List<SimilarPair>[wide.Length];
        WorkCrew.Run(threads, wide.Length, (place, _) =>
        {
            int column = wide[place];
            int[] values = exact[column], probes = ProbesOf(values);
            found[place] = [];
            foreach (int other in probes.Length < 2 * LeastProbes ? [] : numbers)
            {
                int[] bins = samples[other].Codes;
                var pair = (First: Math.Min(column, other), Second: Math.Max(column, other));
                if (other == column || !Agree(bins, probes, minimum))
                    continue;
                double similarity = PairwiseSimilarity.Of([values, bins], minimum, 1) is [var one] ? one.Similarity : 0;
                if (similarity > similar.GetValueOrDefault(pair))
                    found[place].Add(new SimilarPair(pair.First, pair.Second, similarity));
            }
        });
        return [.. found.SelectMany(pairs => pairs)];
    }

    /// <summary>The numbers of a column one by one, as codes; empty if they do not come again or its bins hold one each.</summary>
    public static int[] ValuesOf(ColumnSample sample)
    {
        if (sample.Ranks is not { } ranks)
            return [];
        var exact = new SampledColumn(ranks);
        int bins = new SampledColumn(sample.Codes).Values;
        return exact.Values == bins || LeastRows * (long)exact.Values > ranks.Length ? [] : exact.Codes;
    }

    /// <summary>Rows in twos, each two of the same value, spread evenly.</summary>
    private static int[] ProbesOf(int[] values)
    {
        var column = new SampledColumn(values);
        var probes = new List<int>();
        var random = new SeededRandom(values.Length);
        for (int i = 0; i < Probes; i++)
        {
            ReadOnlySpan<int> rows = column.RowsOf(values[(int)((long)i * values.Length / Probes)]);
            if (rows.Length < 2)
                continue;
            int first = random.Next(rows.Length), step = 1 + random.Next(rows.Length - 1);
            probes.AddRange([rows[first], rows[(first + step) % rows.Length]]);
        }

        return [.. probes];
    }

    /// <summary>Whether rows of the same value share a bin so much more often than others that the columns may be so similar.</summary>
    private static bool Agree(int[] bins, int[] probes, double minimum)
    {
        int same = 0, chance = 0, pairs = probes.Length / 2;
        for (int i = 0; i < pairs; i++)
        {
            // Most pairs have nothing in common, which shows soon.
            if (i == LeastProbes && same - chance < minimum / 4 * (i - chance))
                return false;
            int code = bins[probes[2 * i]];
            same += code == bins[probes[2 * i + 1]] ? 1 : 0;
            chance += code == bins[probes[(2 * i + 3) % probes.Length]] ? 1 : 0;
        }

        return same - chance >= minimum / 2 * (pairs - chance) && same > chance;
    }
}

using FeatureGen.Learning.Profiling;
using FeatureGen.Learning.Statistics;

namespace FeatureGen.Learning.Interactions;

/// <summary>Looks at all pairs of fields, and at triples, for what their combination adds to what they tell of the label apart.</summary>
/// <remarks>
/// Pairs are never chosen by what their fields tell alone: an exclusive or of two fields shows in neither. Each pair is tested in two
/// resolutions; a fit that cannot become evidence any more is broken off. Triples are tested for what none of their pairs shows. Where
/// there are too many, they are made of the fields that tell most alone and of those of the likeliest pairs; an exclusive or of three
/// others is then not found. Fields that are much alike are not combined: their common levels are finer than either's, which would pass
/// for an interaction.
/// </remarks>
internal sealed class InteractionSearch
{
    /// <summary>From this similarity on fields are not combined.</summary>
    private const double MostSimilar = 0.2;

    // Rows counted; a test takes as long as so many.
    private const double TripleWork = 2e9;
    private const int TestWork = 8000;

    private readonly InteractionSample _sample;
    private readonly int _threads;
    private readonly CancellationToken _cancellation;
    private readonly bool[,] _alike;
    private readonly Dictionary<(int, int), bool> _similar = [];
    private readonly double[] _bestPValue;
    private readonly List<(int[] Fields, InteractionMeasure Measure)> _candidates = [];
    private long _tests;

    private InteractionSearch(InteractionSample sample, int threads, CancellationToken cancellation)
    {
        (_sample, _threads, _cancellation) = (sample, threads, cancellation);
        int fields = sample.Fields.Count;
        _alike = new bool[fields, fields];
        _bestPValue = new double[fields];
        Array.Fill(_bestPValue, 1);
    }

    /// <summary>The combinations that are evident, the most telling first.</summary>
    /// <param name="sample">The fields and the label.</param>
    /// <param name="ranking">The positions of the fields, the one that tells most alone first.</param>
    /// <param name="order">2 for pairs, 3 for pairs and triples.</param>
    /// <param name="mostQValue">The false discovery rate.</param>
    /// <param name="threads">Threads to use; the result does not depend on it.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public static IReadOnlyList<FoundInteraction> Run(
        InteractionSample sample, IReadOnlyList<int> ranking, int order, double mostQValue, int threads, CancellationToken cancellation)
    {
        var search = new InteractionSearch(sample, threads, cancellation);
        search.Pairs();
        if (order == 3)
            search.Triples(ranking);
        return search.Conclude(mostQValue);
    }

    private void Pairs()
    {
        LevelColumn[] levels = _sample.Levels(2, _threads);
        var counter = new CellCounter(levels, _sample.Label);
        var measures = new InteractionMeasure[levels.Length][];
        WorkCrew.Run(_threads, levels.Length, (first, _) =>
        {
            _cancellation.ThrowIfCancellationRequested();
            var row = new InteractionMeasure[levels.Length];
            for (int second = first + 1; second < levels.Length; second++)
                row[second] = Pair(counter, levels, first, second);
            measures[first] = row;
        });
        for (int first = 0; first < levels.Length; first++)
        {
            for (int second = first + 1; second < levels.Length; second++)
                Add([first, second], measures[first][second]);
        }
    }

    private InteractionMeasure Pair(CellCounter counter, LevelColumn[] levels, int first, int second)
    {
        CellTable table = counter.Pair(first, second);
        _alike[first, second] = PairInformation.Of(table, _sample.Label.Totals).Similarity >= MostSimilar;
        return _alike[first, second] ? InteractionMeasure.None : Best(table, [levels[first], levels[second]]);
    }

    /// <summary>The more evident of two resolutions.</summary>
    private InteractionMeasure Best(CellTable table, LevelColumn[] fields)
    {
        var fine = InteractionTest.Of(table, _sample.Rows, _sample.Label.LeastShare);
        if (fields.All(field => field.Levels == field.CoarseLevels))
            return fine;
        var coarse = InteractionTest.Of(table.Coarsen(fields), _sample.Rows, _sample.Label.LeastShare);
        var best = coarse.PValue < fine.PValue || (coarse.PValue == fine.PValue && coarse.Gain > fine.Gain) ? coarse : fine;
        return best with { PValue = Math.Min(1, 2 * best.PValue) };
    }

    private void Add(int[] fields, InteractionMeasure measure)
    {
        _tests++;
        if (measure.PValue > InteractionTest.EarlyPValue)
            return;
        _candidates.Add((fields, measure));
        foreach (int field in fields)
            _bestPValue[field] = Math.Min(_bestPValue[field], measure.PValue);
    }

    private void Triples(IReadOnlyList<int> ranking)
    {
        int[] chosen = Chosen(ranking);
        LevelColumn[] levels = _sample.Levels(3, _threads);
        var counters = new CellCounter?[Math.Max(1, _threads)];
        var counter = new CellCounter(levels, _sample.Label);
        (int First, int Second)[] pairs =
        [
            .. chosen.SelectMany(first => chosen.Where(second => second > first && !_alike[first, second])
                .Select(second => (first, second))),
        ];
        var measures = new (int Third, InteractionMeasure Measure)[pairs.Length][];
        WorkCrew.Run(_threads, pairs.Length, (pair, worker) =>
        {
            _cancellation.ThrowIfCancellationRequested();
            CellCounter own = counters[worker] ??= counter.Copy();
            var (first, second) = pairs[pair];
            own.Fix(first, second);
            measures[pair] =
            [
                .. chosen.Where(third => third > second && !_alike[first, third] && !_alike[second, third])
                    .Select(third => (third, Best(own.Triple(first, second, third), [levels[first], levels[second], levels[third]]))),
            ];
        });
        for (int pair = 0; pair < pairs.Length; pair++)
        {
            foreach (var (third, measure) in measures[pair])
                Add([pairs[pair].First, pairs[pair].Second, third], measure);
        }
    }

    /// <summary>The fields that triples are made of, ascending: all, or as many as there is time for.</summary>
    private int[] Chosen(IReadOnlyList<int> ranking)
    {
        int most = 3;
        while (most < ranking.Count && (most + 1.0) * most * (most - 1) / 6 * (_sample.Rows + TestWork) <= TripleWork)
            most++;
        int[] byPairs = [.. Enumerable.Range(0, ranking.Count).OrderBy(field => _bestPValue[field])];
        return [.. ranking.Zip(byPairs).SelectMany(pair => (int[])[pair.First, pair.Second]).Distinct().Take(most).Order()];
    }

    private IReadOnlyList<FoundInteraction> Conclude(double mostQValue)
    {
        double[] qValues = CertaintyBuilder.QValues([.. _candidates.Select(candidate => candidate.Measure.PValue)], _tests);
        return
        [
            .. _candidates.Select((candidate, i) => new FoundInteraction(candidate.Fields, candidate.Measure, qValues[i]))
                .Where(found => found.QValue <= mostQValue && found.Measure.Gain > 0 && !IsOfAlike(found.Fields))
                .OrderByDescending(found => found.Measure.Gain),
        ];
    }

    /// <summary>Whether fields are alike value by value, where the levels that they were put into do not show it.</summary>
    private bool IsOfAlike(int[] fields)
    {
        for (int i = 0; i < fields.Length; i++)
        {
            for (int j = i + 1; j < fields.Length; j++)
            {
                if (!_similar.TryGetValue((fields[i], fields[j]), out bool isSimilar))
                {
                    int[][] codes = [_sample.Fields[fields[i]].Codes, _sample.Fields[fields[j]].Codes];
                    isSimilar = PairwiseSimilarity.Of(codes, MostSimilar, 1, _cancellation).Count > 0;
                    _similar.Add((fields[i], fields[j]), isSimilar);
                }

                if (isSimilar)
                    return true;
            }
        }

        return false;
    }
}

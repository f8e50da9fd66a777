using FeatureGen.Formats.Profiles;
using FeatureGen.Learning.Interpretation;
using FeatureGen.Learning.Profiling;
using FeatureGen.Learning.Statistics;

namespace FeatureGen.Learning.Redundancy;

/// <summary>Groups fields that tell the same and says what removing all but one of a group would cost.</summary>
internal sealed class RedundancyBuilder
{
    private readonly FieldMeasurement[] _fields;
    private readonly bool[] _counts;
    private readonly SimilarPair[] _pairs;
    private readonly FieldSamples _samples;
    private readonly ProfileThresholds _thresholds;
    private readonly double _total;
    private readonly int _threads;

    /// <param name="fields">The fields in the order of their declaration.</param>
    /// <param name="counts">Which of them have a share of the importance and can stand for others.</param>
    /// <param name="pairs">Similar pairs, by the positions of the fields.</param>
    /// <param name="samples">The fields on the sampled rows.</param>
    /// <param name="thresholds">What counts as similar, and as important.</param>
    /// <param name="threads">Threads to use; the result does not depend on it.</param>
    public RedundancyBuilder(
        FieldMeasurement[] fields, bool[] counts, IReadOnlyList<SimilarPair> pairs, FieldSamples samples, ProfileThresholds thresholds,
        int threads)
    {
        (_fields, _counts, _samples, _thresholds, _threads) = (fields, counts, samples, thresholds, threads);
        double limit = Math.Min(thresholds.Grouping, thresholds.Redundancy);
        _pairs = [.. pairs.Where(pair => pair.Similarity >= limit)];
        _total = fields.Where((_, i) => counts[i]).Sum(field => Math.Max(0, field.Dependence.Score));
    }

    /// <summary>For each field the one that stands for it and why; null where there is none.</summary>
    public RedundantField?[] Build()
    {
        _samples.Prepare([.. _pairs.SelectMany(pair => (int[])[pair.First, pair.Second]).Distinct()], _threads);
        Replacement[] possible =
        [
            .. _pairs.SelectMany(pair => (Replacement[])
                [new(pair.First, pair.Second, pair.Similarity), new(pair.Second, pair.First, pair.Similarity)])
                .Where(replacement => _counts[replacement.Field] && CanStandFor(replacement.Field, replacement.Replaced)),
        ];
        var costs = new ConditionalDependence[possible.Length];
        WorkCrew.Run(_threads, possible.Length, (i, _) => costs[i] = CostOf(possible[i]));
        var cheap = new Dictionary<Replacement, ConditionalDependence>();
        for (int i = 0; i < possible.Length; i++)
            if (ShareOf(costs[i].Low) <= _thresholds.Importance) cheap.Add(possible[i], costs[i]);

        double[] scores = [.. _fields.Select(field => field.Dependence.Score)];
        var centrality = FieldCentrality.Of([.. scores.Select((score, i) => _counts[i] ? score : 0)], _pairs);
        var partners = new GroupFinder([.. _fields.Select(field => field.Name)], scores, centrality, cheap.Keys).Find();
        var redundant = new RedundantField?[_fields.Length];
        for (int field = 0; field < redundant.Length; field++)
            if (partners[field] is { } partner) redundant[field] = Describe(partner, cheap[partner]);
        return redundant;
    }

    /// <summary>The groups, by the rank of their representatives.</summary>
    /// <param name="redundant">What <see cref="Build"/> returned.</param>
    /// <param name="ranking">The positions of the fields, best first.</param>
    public IEnumerable<ProfileGroup> Groups(RedundantField?[] redundant, int[] ranking)
    {
        var members = ranking.Where(field => redundant[field] is not null).ToLookup(field => redundant[field]!.Representative);
        return ranking.Where(members.Contains).Select(field => new ProfileGroup
        {
            Representative = _fields[field].Name,
            Members = new(members[field].Select(member => _fields[member].Name)),
            Similarities = new(members[field].Select(member => redundant[member]!.Similarity)),
        });
    }

    /// <summary>What removing a field costs. Of numbers the other's bins need not tell those of the field, where its values do.</summary>
    private ConditionalDependence CostOf(Replacement replacement)
    {
        var replaced = _samples.Column(replacement.Replaced);
        var cost = new ConditionalDependence(replaced, _samples.Column(replacement.Field), _samples.Classes);
        bool isCheap = ShareOf(cost.Low) <= _thresholds.Importance;
        return isCheap || _samples[replacement.Replaced].Ranks is null || _samples.Values(replacement.Field) is not { } values
            ? cost
            : new ConditionalDependence(replaced, values, _samples.Classes);
    }

    private RedundantField Describe(Replacement partner, ConditionalDependence cost)
    {
        var (field, replaced, similarity) = partner;
        double deviation = SimilarityResampler.Deviation(_samples.Column(replaced), _samples.Column(field), similarity);
        double limit = similarity >= _thresholds.Redundancy ? _thresholds.Redundancy : Math.Min(_thresholds.Grouping, similarity);
        var random = new SeededRandom(CertaintyBuilder.SeedOf(_fields[replaced].Name) ^ CertaintyBuilder.SeedOf(_fields[field].Name));
        return new RedundantField(field, similarity, new ProfileRedundancy
        {
            Relation = RelationFinder.Of(_samples[replaced], _samples[field]),
            Resamples = SimilarityResampler.Resamples,
            Held = SimilarityResampler.Held(similarity, deviation, limit, random),
            Added = cost.Score,
            Alone = _fields[replaced].Dependence.Score,
            AddedShareLow = ShareOf(cost.Low),
            AddedShareHigh = ShareOf(cost.High),
        });
    }

    private double ShareOf(double score) => score <= 0 ? 0 : _total > 0 ? Math.Min(1, score / _total) : 1;

    // A cross says by construction what its parts and their copies say: no reason to drop a plain field for it, or it for one of its parts.
    private bool CanStandFor(int field, int other)
    {
        var (parts, otherParts) = (_fields[field].CrossedFields, _fields[other].CrossedFields);
        return otherParts.Count == 0 ? parts.Count == 0 : !otherParts.Contains(_fields[field].Name, StringComparer.Ordinal);
    }
}

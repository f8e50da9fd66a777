using FeatureGen.Formats.Profiles;
using FeatureGen.Learning.Profiling;
using FeatureGen.Learning.Statistics;

namespace FeatureGen.Learning.Redundancy;

/// <summary>Chooses the similarities that a profile keeps, so many that they can be looked at.</summary>
internal sealed class SimilarityKeeper
{
    /// <summary>Less similar fields have next to nothing in common.</summary>
    public const double Floor = 0.1;

    private const int MaxFields = 60;
    private const int MaxMembers = 10;      // of a group, its representative included
    private const int MaxOthers = 5;        // pairs a field, where not both are among those fields
    private const double AlmostUnique = 0.99;

    private readonly FieldMeasurement[] _fields;
    private readonly int[] _ranking;
    private readonly FieldSamples _samples;
    private readonly ProfileOptions _options;

    /// <param name="fields">The fields in the order of their declaration.</param>
    /// <param name="ranking">Their positions, best first.</param>
    /// <param name="samples">The fields on the sampled rows.</param>
    /// <param name="options">What counts as similar.</param>
    public SimilarityKeeper(FieldMeasurement[] fields, int[] ranking, FieldSamples samples, ProfileOptions options)
    {
        (_fields, _ranking, _samples, _options) = (fields, ranking, samples, options);
    }

    /// <summary>The limit from which on pairs are compared, with so many columns: of hundreds those that could form groups.</summary>
    public static double LimitOf(int columns, ProfileThresholds thresholds)
    {
        double groups = Math.Min(thresholds.Grouping, thresholds.Redundancy);
        return IsScreened(columns) ? groups : Math.Min(groups, Floor);
    }

    /// <summary>The similarities to keep; null if fewer than two fields were compared.</summary>
    /// <param name="pairs">Similar pairs, by the positions of the fields.</param>
    /// <param name="groups">The groups, by the rank of their representatives.</param>
    /// <param name="table">The table.</param>
    public ProfileSimilarities? Keep(IReadOnlyList<SimilarPair> pairs, IReadOnlyList<ProfileGroup> groups, TableProfile table)
    {
        int[] chosen = Choose(groups, table.Rows);
        if (chosen.Length < 2) return null;
        var places = _ranking.Index().ToDictionary(ranked => ranked.Item, ranked => ranked.Index);
        var kept = Within(chosen, pairs, table.Columns.Count).Concat(Beyond(chosen, pairs)).Select(InOrder)
            .OrderBy(pair => places[pair.First]).ThenBy(pair => places[pair.Second]);
        return new ProfileSimilarities
        {
            Floor = Floor,
            Fields = new(chosen.Select(field => _fields[field].Name)),
            Pairs = new(kept.Select(pair => new ProfileSimilarity(_fields[pair.First].Name, _fields[pair.Second].Name, pair.Similarity))),
        };

        SimilarPair InOrder(SimilarPair pair) =>
            places[pair.First] < places[pair.Second] ? pair : new SimilarPair(pair.Second, pair.First, pair.Similarity);
    }

    /// <summary>The best fields, each followed by those it stands for, until there are enough; by rank.</summary>
    private int[] Choose(IReadOnlyList<ProfileGroup> groups, long rows)
    {
        var positions = _fields.Index().ToDictionary(field => field.Item.Name, field => field.Index, StringComparer.Ordinal);
        var groupOf = groups.SelectMany(group => group.Members.Prepend(group.Representative).Select(name => (name, group)))
            .ToDictionary(pair => positions[pair.name], pair => pair.group);
        var chosen = new HashSet<int>();
        foreach (int field in _ranking.Where(field => IsCompared(field, rows)))
        {
            IEnumerable<int> together = groupOf.TryGetValue(field, out var group)
                ? group.Members.Prepend(group.Representative).Select(name => positions[name]).Take(MaxMembers).Append(field)
                : [field];
            foreach (int one in together)
                if (chosen.Count < MaxFields) chosen.Add(one);
        }
        return [.. _ranking.Where(chosen.Contains)];
    }

    /// <summary>Whether a field was held against others and could be similar to one.</summary>
    private bool IsCompared(int position, long rows) => _samples.Has(position) && _fields[position] is var field
        && (field.Distinct > 1 || field.Coverage < 1) && (field.Distribution.Edges.Count > 0 || field.Distinct <= AlmostUnique * rows);

    private IEnumerable<SimilarPair> Within(int[] chosen, IReadOnlyList<SimilarPair> pairs, int columns)
    {
        if (!IsScreened(columns))
        {
            var isChosen = chosen.ToHashSet();
            return pairs.Where(pair => pair.Similarity >= Floor && isChosen.Contains(pair.First) && isChosen.Contains(pair.Second));
        }
        var compared = PairwiseSimilarity.Of([.. chosen.Select(field => _samples[field].Codes)], Floor, _options.Threads);
        return compared.Select(pair => new SimilarPair(chosen[pair.First], chosen[pair.Second], pair.Similarity));
    }

    /// <summary>The closest pairs of other fields, a few for each.</summary>
    private IEnumerable<SimilarPair> Beyond(int[] chosen, IReadOnlyList<SimilarPair> pairs)
    {
        var isChosen = chosen.ToHashSet();
        double limit = Math.Min(_options.Thresholds.Grouping, _options.Thresholds.Redundancy);
        var counts = new int[_fields.Length];
        foreach (var pair in pairs.OrderByDescending(pair => pair.Similarity))
        {
            if (pair.Similarity < limit || (isChosen.Contains(pair.First) && isChosen.Contains(pair.Second))) continue;
            if (counts[pair.First] >= MaxOthers || counts[pair.Second] >= MaxOthers) continue;
            counts[pair.First]++;
            counts[pair.Second]++;
            yield return pair;
        }
    }

    private static bool IsScreened(int columns) => columns >= PairwiseSimilarity.ScreenFrom;
}

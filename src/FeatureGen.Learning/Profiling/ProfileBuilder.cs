using FeatureGen.Formats.Profiles;
using FeatureGen.Learning.Statistics;

namespace FeatureGen.Learning.Profiling;

/// <summary>Holds measured fields against each other: ranks, shares, groups of fields that say the same.</summary>
internal sealed class ProfileBuilder
{
    private readonly FieldMeasurement[] _fields;
    private readonly IReadOnlyList<SimilarPair> _similarities;
    private readonly LabelClasses _labels;
    private readonly ProfileThresholds _thresholds;

    /// <param name="fields">The fields in the order of their declaration.</param>
    /// <param name="similarities">Similarities of pairs, by the positions of the fields; pairs that are not similar may be missing.</param>
    /// <param name="labels">The label.</param>
    /// <param name="thresholds">What counts as similar, leaking, mostly missing.</param>
    public ProfileBuilder(
        FieldMeasurement[] fields, IReadOnlyList<SimilarPair> similarities, LabelClasses labels, ProfileThresholds thresholds)
    {
        (_fields, _similarities, _labels, _thresholds) = (fields, similarities, labels, thresholds);
    }

    public ProfileFile Build(string schema, string? fingerprint, string method, TableProfile table)
    {
        // Equals stay in the order of their declaration: the sort is stable.
        int[] ranking = [.. Enumerable.Range(0, _fields.Length).OrderByDescending(i => _fields[i].Score)];
        bool[] counts = [.. _fields.Select(Counts)];
        double sum = ranking.Where(i => counts[i]).Sum(i => Math.Max(0, _fields[i].Score));
        var partners = FindPartners(ranking, counts);
        // Nothing is known of how far OutRank's score would fall on other rows: it is taken of single numbers, not of their bins.
        bool isSure = method != SchemaProfiler.OutRankName;
        var certainty = isSure ? new CertaintyBuilder(_fields, counts, ranking, _thresholds.Importance).Build() : null;
        return new ProfileFile
        {
            Schema = schema,
            Fingerprint = fingerprint,
            Method = method,
            Rows = table.Rows,
            Label = table.LabelName,
            LabelEntropy = _labels.Entropy,
            Classes = _labels.Counted,
            OtherClasses = _labels.Others,
            Resamples = isSure ? CertaintyBuilder.Resamples : 0,
            NoiseFields = isSure ? CertaintyBuilder.NoiseFields : 0,
            Fields = new(ranking.Select(i => Describe(_fields[i]) with
            {
                Share = counts[i] && sum > 0 ? Math.Max(0, _fields[i].Score) / sum : 0,
                RedundantWith = partners[i] is { } partner ? _fields[partner.Field].Name : null,
                Similarity = partners[i]?.Similarity ?? 0,
                Certainty = certainty?[i],
            })),
        };
    }

    private ProfileField Describe(FieldMeasurement field) => new()
    {
        Name = field.Name,
        Kind = field.Kind,
        Score = field.Score,
        MutualInformation = field.Dependence.MutualInformation,
        ExpectedMutualInformation = field.Dependence.Noise.Mean,
        LabelShare = Math.Clamp(field.Score / _labels.Entropy, 0, 1),
        Coverage = field.Coverage,
        Distinct = field.Distinct,
        Buckets = field.Buckets,
        Leak = field.Leak,
        Measures = field.Measures,
        Distribution = field.Distribution,
    };

    /// <summary>
    /// Whether a field has a share of the importance and can stand for others: not if it leaks the label, is constant or mostly missing.
    /// </summary>
    private bool Counts(FieldMeasurement field) =>
        ProfileJudge.Judge(Describe(field), _thresholds) is not (
            ProfileVerdict.Leaking or ProfileVerdict.Constant or ProfileVerdict.MostlyMissing);

    /// <summary>
    /// For each field the representative of its group: best first, a field joins the representative before it that it is most similar to.
    /// </summary>
    private SimilarField?[] FindPartners(int[] ranking, bool[] counts)
    {
        var neighbours = Neighbours();
        var partners = new SimilarField?[_fields.Length];
        var isRepresentative = new bool[_fields.Length];
        foreach (int field in ranking)
        {
            partners[field] = neighbours[field].Where(other => isRepresentative[other.Field]).OrderByDescending(other => other.Similarity)
                .Cast<SimilarField?>().FirstOrDefault();
            isRepresentative[field] = counts[field] && partners[field] is null;
        }
        return partners;
    }

    private List<SimilarField>[] Neighbours()
    {
        var neighbours = Array.ConvertAll(_fields, _ => new List<SimilarField>());
        foreach (var (first, second, similarity) in _similarities)
        {
            if (similarity < _thresholds.Redundancy) continue;
            if (CanStandFor(second, first)) neighbours[first].Add(new SimilarField(second, similarity));
            if (CanStandFor(first, second)) neighbours[second].Add(new SimilarField(first, similarity));
        }
        return neighbours;
    }

    // A cross says by construction what its parts and their copies say: no reason to drop a plain field for it, or it for one of its parts.
    private bool CanStandFor(int field, int other)
    {
        var (parts, otherParts) = (_fields[field].CrossedFields, _fields[other].CrossedFields);
        return otherParts.Count == 0 ? parts.Count == 0 : !otherParts.Contains(_fields[field].Name, StringComparer.Ordinal);
    }

    private readonly record struct SimilarField(int Field, double Similarity);
}

using FeatureGen.Formats.Profiles;
using FeatureGen.Learning.Redundancy;
using FeatureGen.Learning.Statistics;

namespace FeatureGen.Learning.Profiling;

/// <summary>Holds measured fields against each other: ranks, shares, groups of fields that say the same.</summary>
internal sealed class ProfileBuilder
{
    private readonly FieldMeasurement[] _fields;
    private readonly IReadOnlyList<SimilarPair> _similarities;
    private readonly LabelClasses _labels;
    private readonly ProfileOptions _options;
    private readonly FieldSamples _samples;

    /// <param name="fields">The fields in the order of their declaration.</param>
    /// <param name="similarities">Similarities of pairs, by the positions of the fields; pairs that are not similar may be missing.</param>
    /// <param name="labels">The label.</param>
    /// <param name="samples">The fields on the rows on which pairs were compared.</param>
    /// <param name="options">What counts as similar, leaking, mostly missing.</param>
    public ProfileBuilder(
        FieldMeasurement[] fields, IReadOnlyList<SimilarPair> similarities, LabelClasses labels, FieldSamples samples, ProfileOptions options)
    {
        (_fields, _similarities, _labels, _samples, _options) = (fields, similarities, labels, samples, options);
    }

    public ProfileFile Build(string schema, string? fingerprint, string method, TableProfile table)
    {
        // Equals stay in the order of their declaration: the sort is stable.
        int[] ranking = [.. Enumerable.Range(0, _fields.Length).OrderByDescending(i => _fields[i].Score)];
        bool[] counts = [.. _fields.Select(Counts)];
        double sum = ranking.Where(i => counts[i]).Sum(i => Math.Max(0, _fields[i].Score));
        var redundancy = new RedundancyBuilder(_fields, counts, _similarities, _samples, _options.Thresholds, _options.Threads);
        var redundant = redundancy.Build();
        ProfileGroup[] groups = [.. redundancy.Groups(redundant, ranking)];
        // Nothing is known of how far OutRank's score would fall on other rows: it is taken of single numbers, not of their bins.
        bool isSure = method != SchemaProfiler.OutRankName;
        var certainty = isSure ? new CertaintyBuilder(_fields, counts, ranking, _options.Thresholds.Importance).Build() : null;
        return new ProfileFile
        {
            Schema = schema,
            Fingerprint = fingerprint,
            Method = method,
            Rows = table.Rows,
            Label = table.LabelName,
            LabelEntropy = _labels.Entropy,
            Target = _labels.Target(),
            Classes = _labels.Counted,
            OtherClasses = _labels.Others,
            Resamples = isSure ? CertaintyBuilder.Resamples : 0,
            NoiseFields = isSure ? CertaintyBuilder.NoiseFields : 0,
            Groups = new(groups),
            Similarities = new SimilarityKeeper(_fields, ranking, _samples, _options).Keep(_similarities, groups, table),
            Fields = new(ranking.Select(i => Describe(_fields[i]) with
            {
                Share = counts[i] && sum > 0 ? Math.Max(0, _fields[i].Score) / sum : 0,
                RedundantWith = redundant[i] is { } found ? _fields[found.Representative].Name : null,
                Similarity = redundant[i]?.Similarity ?? 0,
                Redundancy = redundant[i]?.Evidence,
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
        Counted = field.Counted,
        Buckets = field.Buckets,
        Leak = field.Leak,
        Quality = field.Quality,
        Measures = field.Measures,
        Distribution = field.Distribution,
    };

    /// <summary>
    /// Whether a field has a share of the importance and can stand for others: not if it leaks the label, is constant or mostly missing.
    /// </summary>
    private bool Counts(FieldMeasurement field) =>
        ProfileJudge.Judge(Describe(field), _options.Thresholds) is not (
            ProfileVerdict.Leaking or ProfileVerdict.Constant or ProfileVerdict.MostlyMissing);
}

using System.Text;
using FeatureGen.Formats.Profiles;
using FeatureGen.Formats.Schemas;
using FeatureGen.Learning.Interpretation;
using FeatureGen.Learning.Quality;
using FeatureGen.Learning.Statistics;

namespace FeatureGen.Learning.Profiling;

/// <summary>Finds what the vocabulary of a categorical field lacks.</summary>
internal static class UnknownValues
{
    private const int MaxValues = 20, MaxText = 64;

    // Rarer ones are no reason to extend a vocabulary, and may be somebody's.
    private const double LeastShare = 0.001;

    /// <summary>The values; null if there are none, or the field has no vocabulary.</summary>
    public static ProfileUnknowns? Of(ColumnProfile column, FieldManifest? field)
    {
        if (field is not { Kind: FieldKind.Categorical } || field.Type == ScalarType.Boolean || column.Quality is not { } quality) return null;
        int known = SchemaLayout.VocabularySize(field);
        var sample = quality.Sample;
        int[] unknown = [.. Places(sample, field, known).OrderByDescending(place => sample.Rows[place])];
        double sampled = sample.Sequence.Length;
        double share = field.OutOfVocabulary > 0
            ? (double)column.Counts.RowTotals.Skip(1 + known).Sum(rows => (long)rows) / column.Rows
            : unknown.Sum(place => sample.Rows[place]) / sampled;
        if (!(share > 0)) return null;
        int[] frequent =
        [
            .. unknown.Where(place => sample.Rows[place] >= LeastShare * sampled && Encoding.UTF8.GetCharCount(sample[place]) <= MaxText)
                .Take(MaxValues),
        ];
        return new ProfileUnknowns
        {
            Share = share,
            SampledRows = sample.Stride > 1 ? sample.Sequence.Length : null,
            Values = new(frequent.Select(place => Encoding.UTF8.GetString(sample[place]))),
            Shares = new(frequent.Select(place => sample.Rows[place] / sampled)),
        };
    }

    /// <summary>The places of the texts that the vocabulary lacks, in the order of their first row.</summary>
    private static List<int> Places(TextTable sample, FieldManifest field, int known)
    {
        // With a bucket for them they are told from missing ones.
        var encoder = ValueEncoder.Of(field with { OutOfVocabulary = 1 });
        var places = new List<int>();
        Span<float> slot = stackalloc float[1];
        for (int place = 0; place < sample.Count; place++)
            if (encoder.TryEncode(sample[place], slot) && slot[0] > known) places.Add(place);
        return places;
    }
}

using FeatureGen.Formats.Json;
using FeatureGen.Formats.Profiles;
using FeatureGen.Formats.Schemas;
using FeatureGen.Learning.Statistics;

namespace FeatureGen.Learning.Quality;

/// <summary>Judges the data of a column.</summary>
internal static class QualityBuilder
{
    private const double NearlyAll = 0.999;
    private const int LongestName = 64;

    /// <summary>The state of a column's data; null if nothing is left of it to judge.</summary>
    /// <param name="column">The column.</param>
    /// <param name="rowNumbers">The numbers of the table's sampled rows.</param>
    /// <param name="rowStride">The distance between those.</param>
    /// <param name="nameOf">Names a row of the column's counts.</param>
    /// <param name="field">The field of the schema; null without one.</param>
    public static ProfileQuality? Of(
        ColumnProfile column, int[] rowNumbers, int rowStride, Func<int, string?> nameOf, FieldManifest? field = null)
    {
        if (column.Quality is not { } quality) return null;
        var texts = new TextFacts(quality.Texts, text => field?.Vocabulary.Contains(text, StringComparer.Ordinal) == true);
        // Of numbers whose texts were counted one by one nothing is known of the other rows but their numbers.
        var numbers = quality.Numbers ?? (texts.NumberShare > 0.5 ? NumberList.Of(quality.Texts) : null);
        var facts = numbers is null ? null : NumberFacts.Of(numbers);
        bool isSampled = quality.Texts.Sequence.Length > 0 && quality.Texts.Stride > 1;
        var counts = quality.Counts;
        return new ProfileQuality
        {
            SampledRows = isSampled ? quality.Texts.Sequence.Length : null,
            Repeated = NameOfTop(quality, nameOf),
            RepeatedShare = Share(counts, counts?.TopRows),
            RareBelow = counts?.RareBelow ?? new ValueCounts(column.Rows).RareBelow,
            RareValues = counts?.Rare,
            RareShare = Share(counts, counts?.RareRows),
            OnceShare = counts is null || counts.Distinct == 0 ? null : (double)counts.Once / counts.Distinct,
            BytesPerValue = facts is null ? texts.BytesPerValue : null,
            WhiteSpaceShare = texts.WhiteSpaceShare,
            MissingTextShare = texts.MissingShare,
            Numbers = facts,
            Issues = new(Issues(quality, texts, numbers, facts, field, nameOf).Select(issue => Place(issue, quality, rowNumbers, rowStride))
                .OrderByDescending(issue => issue.Severity).ThenBy(issue => issue.Problem)),
        };
    }

    private static IEnumerable<ProfileIssue> Issues(
        ColumnQuality quality, TextFacts texts, NumberList? numbers, ProfileNumbers? facts, FieldManifest? field,
        Func<int, string?> nameOf)
    {
        var form = quality.IsList ? null : FormDrift.Find(quality.Sample);
        if (form is not null) yield return form;
        var scale = quality.IsList ? null : ScaleDrift.Find(quality.Sample);
        if (scale is not null) yield return scale;
        if (texts.SentinelDate() is { } date) yield return date;
        if (numbers is not null && IsQuantity(field))
            foreach (var sentinel in Sentinels(numbers)) yield return sentinel;
        if (texts.Missing is { } missing) yield return missing;
        if (form is null && texts.Mixed() is { } mixed) yield return mixed;
        if (texts.NumberShare < 1 && TextVariants.Find(quality.Texts) is { } variants) yield return variants;
        if (facts is { NotFiniteShare: > 0 })
        {
            yield return new ProfileIssue
            {
                Problem = QualityProblem.NotFinite,
                Severity = facts.NotFiniteShare >= 0.01 ? QualitySeverity.Warning : QualitySeverity.Note,
                Share = facts.NotFiniteShare,
            };
        }
        if (texts.WhiteSpace is { } space) yield return space;
        if (quality.Counts is { Distinct: > 1 } counts && counts.TopRows >= NearlyAll * counts.Values)
        {
            yield return new ProfileIssue
            {
                Problem = QualityProblem.Repeated,
                Severity = QualitySeverity.Note,
                Share = (double)counts.TopRows / counts.Values,
                Value = NameOfTop(quality, nameOf) ?? "",
            };
        }
    }

    private static IEnumerable<ProfileIssue> Sentinels(NumberList numbers) => SentinelFinder.Find(numbers).Select(place => new ProfileIssue
    {
        Problem = QualityProblem.Sentinel,
        Severity = QualitySeverity.Warning,
        Share = (double)numbers.Rows[place] / numbers.Total,
        Value = NumberText.Of(numbers.Values[place]),
    });

    /// <summary>Of codes, whatever they are written with, no number is far from another.</summary>
    private static bool IsQuantity(FieldManifest? field) => field is null or { Kind: FieldKind.Numeric or FieldKind.Bucketized };

    private static double? Share(ValueCounts? counts, long? rows) =>
        counts is null || counts.Values == 0 ? null : (double)rows!.Value / counts.Values;

    private static string? NameOfTop(ColumnQuality quality, Func<int, string?> nameOf)
    {
        if (quality.Counts is not { Top: >= 0 } counts) return null;
        if (quality.TopNumber is { } number) return NumberText.Of(number);
        return quality.Numbers is null && nameOf(counts.Top) is { Length: <= LongestName } name ? name : null;
    }

    /// <summary>From places in the sample to row numbers.</summary>
    private static ProfileIssue Place(ProfileIssue issue, ColumnQuality quality, int[] rowNumbers, int rowStride)
    {
        if (issue.Problem is not (QualityProblem.FormDrift or QualityProblem.ScaleDrift)) return issue;
        int step = Math.Max(1, quality.Sample.Stride / rowStride);
        return issue with
        {
            FromRow = rowNumbers[(int)issue.FromRow * step],
            ToRow = issue.ToRow == 0 ? 0 : rowNumbers[(int)issue.ToRow * step],
        };
    }
}

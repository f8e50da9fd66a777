using System.Globalization;
using System.Text;
using FeatureGen.Formats.Profiles;
using FeatureGen.Learning.Data;
using FeatureGen.Learning.Interactions;
using FeatureGen.Learning.Statistics;

namespace FeatureGen.Learning.Profiling;

/// <summary>
/// Finds fields that tell much about the last quarter of the rows in time and little about the first: such a field may be filled in, or
/// corrected, when the label is known.
/// </summary>
internal sealed class TimeLeaks
{
    private const int Quarters = 4;

    // The shares of the label's entropy: further apart than both intervals and this, and so many times as large.
    private const double LeastRise = 0.1, LeastRatio = 3;
    private readonly IReadOnlyList<ColumnSample> _samples;
    private readonly int[] _classes;
    private readonly byte[] _quarters;

    /// <param name="table">The table, with its sampled rows.</param>
    /// <param name="labels">The label.</param>
    /// <param name="time">The place of the column that <see cref="ColumnOf"/> made.</param>
    public TimeLeaks(TableProfile table, LabelClasses labels, int time)
    {
        _samples = table.Samples;
        _classes = labels.Sampled();
        _quarters = LevelColumn.Of(new SampledField(_samples[time].Codes, IsOrdered: true, HasMissing: true), Quarters, 2).Rows;
    }

    /// <summary>The column of the times.</summary>
    public static ProfiledColumn ColumnOf(string name) => new($"time of '{name}'", ColumnTreatment.NumberBy(TryRead), name);

    /// <summary>The day of the newest row; null if the column holds no dates.</summary>
    public static DateTime? NewestOf(ColumnProfile time)
    {
        // A number may be a time of any unit, or none.
        if (time is not { Numbers.Max: var newest, Quality.Sample: { Count: > 0 } texts } || Utf8Values.TryParseNumber(texts[0], out _)) return null;
        return DateTimeOffset.UnixEpoch.AddSeconds(newest).UtcDateTime.Date;
    }

    /// <summary>Why a column may leak the label; null if nothing says so.</summary>
    public ProfileLeakage? Of(int column)
    {
        var (first, _, firstHigh) = ShareIn(0, column);
        var (last, lastLow, _) = ShareIn(Quarters - 1, column);
        return lastLow - firstHigh < LeastRise || last < LeastRatio * first
            ? null
            : new ProfileLeakage { Reason = ProfileLeak.BetterLater, Share = last, Against = first };
    }

    /// <summary>The share of the label's entropy that a column explains, and its interval.</summary>
    private (double Share, double Low, double High) ShareIn(int quarter, int column)
    {
        int[] rows = [.. Enumerable.Range(0, _quarters.Length).Where(row => _quarters[row] == quarter)];
        var table = ContingencyTable.FromCodes(
            Array.ConvertAll(rows, row => _samples[column].Codes[row]), Array.ConvertAll(rows, row => _classes[row]));
        double entropy = Entropy.FromCounts(table.ColumnTotals);
        if (entropy <= 0)
            return (0, 0, 1);
        var dependence = new Dependence(table);
        var (low, high) = dependence.Interval();
        return (Math.Clamp(dependence.Score / entropy, 0, 1), low / entropy, high / entropy);
    }

    private static bool TryRead(ReadOnlySpan<byte> text, out double time)
    {
        if (Utf8Values.TryParseNumber(text, out time)) return true;
        bool isRead = DateTimeOffset.TryParse(
            Encoding.UTF8.GetString(text), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date);
        time = (date - DateTimeOffset.UnixEpoch).TotalSeconds;
        return isRead;
    }
}

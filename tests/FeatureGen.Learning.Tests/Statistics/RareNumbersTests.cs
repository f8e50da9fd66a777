using System.Globalization;
using System.Text;
using FeatureGen.Learning.Data;
using FeatureGen.Learning.Statistics;

namespace FeatureGen.Learning.Tests.Statistics;

/// <summary>Columns of many numbers, which are counted by sorting; unless codes of all rows are kept, then by looking each up.</summary>
public sealed class RareNumbersTests
{
    private const int Rows = 300_000;
    private static readonly string s_table = Table();

    [Theory]
    [InlineData(1 << 20)]
    [InlineData(140_000)]
    [InlineData(20_000)]
    public void Sorting_counts_what_looking_up_counts(int maxDistinct)
    {
        var options = new TableProfilerOptions { Label = "y", MaxDistinct = maxDistinct };
        TableProfile sorted = Profile(options, 1 << 18), lookedUp = Profile(options with { OutRank = true }, 1 << 18);
        foreach ((ColumnProfile actual, ColumnProfile expected) in sorted.Columns.Zip(lookedUp.Columns))
        {
            Assert.Equal((expected.Name, expected.Kind, expected.Distinct, expected.DistinctIsEstimate), (actual.Name, actual.Kind, actual.Distinct, actual.DistinctIsEstimate));
            Assert.Equal((expected.Missing, expected.Score, expected.Purity), (actual.Missing, actual.Score, actual.Purity));
            Assert.Equal(expected.Numbers, actual.Numbers);
            Assert.Equal(expected.BinStarts, actual.BinStarts);
            Assert.Equal(expected.Counts.Counts.ToArray(), actual.Counts.Counts.ToArray());
            Assert.Equal((expected.NumbersByLabel?.Pearson, expected.NumbersByLabel?.Spearman), (actual.NumbersByLabel?.Pearson, actual.NumbersByLabel?.Spearman));
            Assert.Equal(expected.ValueOf(expected.Counts.Rows - 1), actual.ValueOf(actual.Counts.Rows - 1));
        }

        Assert.Equal(lookedUp.SimilarPairs, sorted.SimilarPairs);
        for (int column = 0; column < sorted.Samples.Count; column++)
        {
            Assert.Equal(lookedUp.Samples[column].Codes, sorted.Samples[column].Codes);
            Assert.Equal(lookedUp.Samples[column].Ranks, sorted.Samples[column].Ranks);
            Assert.Equal(lookedUp.Samples[column].Values, sorted.Samples[column].Values);
        }

        if (maxDistinct > Rows)
            return;
        TableProfile other = Profile(options with { Threads = 3 }, 77_777);
        foreach ((ColumnProfile first, ColumnProfile second) in sorted.Columns.Zip(other.Columns))
            Assert.Equal(first.Counts.Counts.ToArray(), second.Counts.Counts.ToArray());
    }

    [Fact]
    public void What_is_no_number_is_an_error_once_digits_are_dropped()
    {
        var options = new TableProfilerOptions { Label = "y", MaxDistinct = 140_000, Columns = [new("late", ColumnTreatment.Infer)] };
        var error = Assert.Throws<DataFormatException>(() => Profile(options, 1 << 18, s_table.Replace("n/a", "no", StringComparison.Ordinal)));
        Assert.Contains("column 'late': 'no' cannot be read: all ", error.Message, StringComparison.Ordinal);
    }

    private static TableProfile Profile(TableProfilerOptions options, int blockBytes, string? text = null)
    {
        using var reader = new CsvDataReader(
            new MemoryStream(Encoding.UTF8.GetBytes(text ?? s_table)), "log.csv", new CsvOptions { BlockBytes = blockBytes });
        // The column whose last row is no number is only counted where that is allowed.
        var columns = options.Columns ?? [.. reader.Names.Where(name => name != "y" && (name != "late" || options.MaxDistinct > Rows))
            .Select(name => new ProfiledColumn(name, ColumnTreatment.Infer))];
        return TableProfiler.Profile(reader, options with { Columns = columns });
    }

    private static string Table()
    {
        var random = new Random(11);
        int[] ids = [.. Enumerable.Range(0, Rows)];
        random.Shuffle(ids);
        var text = new StringBuilder("id,price,mixed,late,long,y\n");
        for (int row = 0; row < Rows; row++)
        {
            double x = random.NextDouble() * 1000 - 500;
            string price = random.Next(9) == 0 ? "" : Math.Round(x, 3).ToString(CultureInfo.InvariantCulture);
            string mixed = Math.Round(x, 2).ToString(random.Next(2) == 0 ? "0.00" : "0.0000", CultureInfo.InvariantCulture);
            string late = row == Rows - 1 ? "n/a" : Math.Round(x, 4).ToString("0.0000", CultureInfo.InvariantCulture);
            string rare = row == 250_000 ? "1e3" : Math.Round(x, 5).ToString("0.00000", CultureInfo.InvariantCulture);
            text.Append(CultureInfo.InvariantCulture, $"{ids[row]},{price},{mixed},{late},{rare},{(random.NextDouble() * 1000 - 500 < x ? 1 : 0)}\n");
        }

        return text.ToString();
    }
}

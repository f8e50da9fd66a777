using System.Globalization;
using FeatureGen.Learning.Data;
using FeatureGen.Learning.Statistics;
using FeatureGen.Testing;

namespace FeatureGen.Learning.Tests.Statistics;

public sealed class OutRankScoreTests
{
    private const string Data = "data/synthetic/first16384.csv";
    private const string Scores = "data/synthetic/outrank-scores.tsv";

    [SharedFact(Data, Scores)]
    public void Equals_the_reference()
    {
        Dictionary<string, int[]> codes = Codes(SharedFolder.File(Data));
        string[][] rows = [.. File.ReadLines(SharedFolder.File(Scores)).Skip(1).Select(line => line.Split('\t'))];
        Assert.Equal(55, rows.Length);
        Assert.All(rows, row => Assert.Equal(
            double.Parse(row[3], CultureInfo.InvariantCulture), OutRankScore.Of(codes[row[0]], codes[row[1]]), 1e-5));
    }

    [SharedFact(Data, Scores)]
    public void The_profiler_gives_the_same()
    {
        using var reader = new CsvDataReader(SharedFolder.File(Data));
        TableProfile profile = TableProfiler.Profile(reader, new TableProfilerOptions { Label = "label", OutRank = true });
        Dictionary<string, double> truth = File.ReadLines(SharedFolder.File(Scores)).Skip(1).Select(line => line.Split('\t'))
            .Where(row => row[1] == "label" && row[0] != "label")
            .ToDictionary(row => row[0], row => double.Parse(row[3], CultureInfo.InvariantCulture));
        Assert.Equal(50, profile.Columns.Count);
        Assert.All(profile.Columns, column => Assert.Equal(truth[column.Name], column.OutRank, 1e-5));
    }

    [Fact]
    public void Equal_code_sums_give_plain_mutual_information()
    {
        int[] feature = [0, 1, 2, 1, 0, 2, 0, 0], target = [1, 0, 1, 0, 1, 0, 1, 2];
        Assert.Equal(MutualInformation.Of(ContingencyTable.FromCodes(feature, target)), OutRankScore.Of(feature, target), 1e-14);
    }

    [Fact]
    public void A_target_value_of_one_row_is_skipped()
    {
        // By hand: t = 0 at rows 0, 2, 3 (n = 3; shifted: 3, 1, 2), t = 1 at row 1 alone.
        double twoAlike = Entropy.FromCounts([2, 1]);
        Assert.Equal(3 / 4.0 * (twoAlike - Math.Log(3)), OutRankScore.Of([0, 1, 1, 2], [0, 1, 0, 0]), 1e-14);
        Assert.Equal(3 / 4.0 * (Math.Log(3) - twoAlike), OutRankScore.Of([0, 1, 0, 2], [0, 1, 0, 0]), 1e-14);
    }

    private static Dictionary<string, int[]> Codes(string path)
    {
        using var reader = new CsvDataReader(path);
        var columns = reader.Names.ToDictionary(name => name, _ => new List<string>());
        while (reader.Read())
        {
            for (int ordinal = 0; ordinal < reader.FieldCount; ordinal++)
                columns[reader.GetName(ordinal)].Add(reader.GetString(ordinal));
        }

        return columns.ToDictionary(column => column.Key, column =>
        {
            string[] sorted = [.. column.Value.Distinct().Order(StringComparer.Ordinal)];
            Dictionary<string, int> code = sorted.Select((text, index) => (text, index)).ToDictionary(pair => pair.text, pair => pair.index);
            return column.Value.Select(text => code[text]).ToArray();
        });
    }
}

using System.Data;
using System.Globalization;
using System.Text;
using FeatureGen.Learning.Data;
using FeatureGen.Learning.Statistics;
using FeatureGen.Testing;

namespace FeatureGen.Learning.Tests.Statistics;

public sealed class TableProfilerTests
{
    [Fact]
    public void Counts_what_a_naive_count_counts()
    {
        string[][] rows = Rows(3000);
        TableProfile profile = Profile(Csv(rows), new TableProfilerOptions { Label = "clicked" });

        Assert.Equal(["no", "yes"], profile.Labels);
        Assert.Equal(rows.Count(row => row[4] == ""), profile.UnlabelledRows);
        string[][] labelled = [.. rows.Where(row => row[4] != "")];
        Assert.Equal(labelled.Length, profile.Rows);
        Assert.Equal([labelled.Count(row => row[4] == "no"), labelled.Count(row => row[4] == "yes")], profile.LabelCounts);

        ColumnProfile brand = profile.Columns[1];
        Assert.Equal((ColumnKind.Category, "brand"), (brand.Kind, brand.Name));
        Assert.Equal(labelled.Count(row => row[1] == ""), brand.Missing);
        Assert.Equal(labelled.Select(row => row[1]).Where(value => value != "").Distinct().Count(), brand.Distinct);
        for (int row = 0; row < brand.Counts.Rows; row++)
        {
            string value = brand.ValueOf(row) ?? "";
            Assert.Equal(labelled.Count(r => r[1] == value && r[4] == "yes"), brand.Counts[row, 1]);
        }

        ColumnProfile price = profile.Columns[2];
        double[] prices = [.. labelled.Where(row => row[2] != "").Select(row => double.Parse(row[2], CultureInfo.InvariantCulture))];
        Assert.Equal(ColumnKind.Number, price.Kind);
        Assert.Equal((prices.Min(), prices.Max()), (price.Numbers!.Min, price.Numbers.Max));
        Assert.Equal(prices.Average(), price.Numbers.Mean, 1e-10);
        Assert.Equal(Math.Sqrt(prices.Average(x => x * x) - prices.Average() * prices.Average()), price.Numbers.StandardDeviation, 1e-8);
        Assert.Equal(64, price.BinStarts.Count);
        for (int bin = 0; bin < 64; bin++)
            Assert.Equal(prices.Count(x => QuantileBins.BinOf(x, [.. price.BinStarts]) == bin), price.Counts.RowTotals[bin + 1]);
    }

    [Fact]
    public void Says_the_same_for_any_threads_blocks_and_source()
    {
        string[][] rows = Rows(5000);
        var options = new TableProfilerOptions { Label = "clicked", OutRank = true, Threads = 1 };
        string expected = Describe(Profile(Csv(rows), options));

        foreach ((int threads, int blockBytes) in (ReadOnlySpan<(int, int)>)[(2, 1 << 20), (3, 100), (1, 5000), (7, 3333)])
            Assert.Equal(expected, Describe(Profile(Csv(rows), options with { Threads = threads }, blockBytes)));
        CultureScope.RunInEach(() => Assert.Equal(expected, Describe(Profile(Csv(rows), options))));
        Assert.Equal(expected, Describe(TableProfiler.Profile(Table(rows).CreateDataReader(), options)));
    }

    [Fact]
    public void Coarser_counts_where_memory_ends_are_the_same_for_any_threads_and_blocks()
    {
        string[][] rows = Rows(30_000);
        var options = new TableProfilerOptions { Label = "clicked", MaxDistinct = 1500, Threads = 1, OutRank = true };
        TableProfile profile = Profile(Csv(rows), options);
        TableProfile exact = Profile(Csv(rows), options with { MaxDistinct = 1 << 20 });
        foreach ((int threads, int blockBytes) in (ReadOnlySpan<(int, int)>)[(2, 100_000), (3, 1234)])
            Assert.Equal(Describe(profile), Describe(Profile(Csv(rows), options with { Threads = threads }, blockBytes)));

        Assert.Equal([true, false, true, true], profile.Columns.Select(column => column.DistinctIsEstimate));
        Assert.Equal(exact.Columns[0].Distinct, profile.Columns[0].Distinct, exact.Columns[0].Distinct * 0.06);
        ColumnProfile price = profile.Columns[2], exactPrice = exact.Columns[2];
        Assert.Equal(exactPrice.Distinct, price.Distinct, exactPrice.Distinct * 0.04);
        Assert.Equal(exactPrice.Score, price.Score, 0.002);
        Assert.Equal(exactPrice.Numbers!.Mean, price.Numbers!.Mean, Math.Abs(exactPrice.Numbers.Mean) * 0.01);
        Assert.Equal(exactPrice.Missing, price.Missing);
        Assert.All(profile.Columns, column => Assert.Equal(profile.Rows, column.Counts.Total));
    }

    [Fact]
    public void A_small_budget_lowers_the_limit_after_the_fact()
    {
        string[][] rows = Rows(66_000);
        var options = new TableProfilerOptions { Label = "clicked", MemoryBudget = 1 << 20 };
        TableProfile profile = Profile(Csv(rows), options);
        Assert.True(profile.Columns[0].DistinctIsEstimate);
        Assert.False(profile.Columns[1].DistinctIsEstimate);
        Assert.Equal(Describe(profile), Describe(Profile(Csv(rows), options with { Threads = 1 }, 7777)));
    }

    [Fact]
    public void Treatments_feed_indices_numbers_and_crosses()
    {
        const string text = "hour,device,seconds,y\n09:30,pc,1:30,1\n,phone,0:10,0\n23:59,,,1\n09:01,pc,0:10,1\n";
        TableProfile profile = Profile(text, new TableProfilerOptions
        {
            Label = "y",
            Columns =
            [
                new("When", ColumnTreatment.Index(25, value => 1 + int.Parse(value[..2], CultureInfo.InvariantCulture)), "hour"),
                new("Device", ColumnTreatment.Index(3, value => value.SequenceEqual("pc"u8) ? 1 : 2), "device"),
                new("WhenDevice", ColumnTreatment.Cross(75, ["When", "Device"], parts => parts[0] * 3 + parts[1])),
                new("Seconds", ColumnTreatment.NumberBy(Seconds), "seconds"),
            ],
        });

        Assert.Equal((1, 2, 2L), (profile.Columns[0].Missing, profile.Columns[0].Counts.RowTotals[10], profile.Columns[0].Distinct));
        ColumnProfile cross = profile.Columns[2];
        Assert.Equal((0, 75), (cross.Missing, cross.Counts.Rows));
        Assert.Equal((2, 1, 1), (cross.Counts.RowTotals[31], cross.Counts.RowTotals[2], cross.Counts.RowTotals[72]));
        Assert.Equal([10, 90], profile.Columns[3].BinStarts);
        Assert.Equal(1, profile.Columns[3].Missing);

        static bool Seconds(ReadOnlySpan<byte> value, out double seconds)
        {
            seconds = (value[0] - '0') * 60 + int.Parse(value[2..], CultureInfo.InvariantCulture);
            return true;
        }
    }

    [Fact]
    public void Faults_are_named_the_first_one_first()
    {
        var text = new StringBuilder("a,b,c,y\n");
        for (int row = 0; row < 1000; row++)
            text.Append(row == 700 ? "1,2,x,1\n" : row == 600 ? "1,cheap,3,1\n" : row == 900 ? "1\n" : $"{row},2,3,{row % 2}\n");
        var options = new TableProfilerOptions
        {
            Label = "y",
            Columns = [new("c", ColumnTreatment.Index(9, value => throw new FormatException("one of 1 to 9 is expected.")), "c"), new("b", ColumnTreatment.Number)],
        };
        foreach (int threads in (ReadOnlySpan<int>)[1, 3])
        {
            Assert.Equal("log.csv, line 2, column 'c': '3' cannot be read: one of 1 to 9 is expected. Correct it, or leave the field empty if the value is missing.",
                Fault(options with { Threads = threads }).Message);
            Assert.Equal("log.csv, line 602, column 'b': 'cheap' cannot be read: a number is expected. Correct it, or leave the field empty if the value is missing.",
                Fault(options with { Threads = threads, Columns = [new("c", ColumnTreatment.Number), new("b", ColumnTreatment.Number)] }).Message);
            Assert.Equal(902, Fault(options with { Threads = threads, Columns = null }).Line);
        }

        Assert.StartsWith("log.csv, line 1: there is no column 'click'. The columns are: a, b, c, y.",
            Fault(options with { Label = "click" }).Message, StringComparison.Ordinal);
        Assert.Contains("more than 9 different values", Fault(new TableProfilerOptions { Label = "a", MaxLabels = 9 }).Message, StringComparison.Ordinal);

        DataFormatException Fault(TableProfilerOptions wanted) =>
            Assert.Throws<DataFormatException>(() => Profile(text.ToString(), wanted, blockBytes: 2000));
    }

    [Theory]
    [InlineData("a,y\n")]
    [InlineData("a,y\n1,yes\n2,yes\n")]
    [InlineData("a,y\n1,\n2,\n")]
    [InlineData("y\n0\n1\n")]
    public void No_rows_no_label_one_class_or_no_column_are_results_too(string text)
    {
        TableProfile profile = Profile(text, new TableProfilerOptions { Label = "y" });
        Assert.All(profile.Columns, column => Assert.Equal((0, 0, 0), (column.Score, column.MutualInformation, column.LabelShare)));
        Assert.Empty(profile.SimilarPairs);
        Assert.Equal(2, profile.Rows + profile.UnlabelledRows + (text == "a,y\n" ? 2 : 0));
    }

    [Fact]
    public void A_copy_of_the_label_is_found_out_and_an_id_is_not()
    {
        var text = new StringBuilder("id,leak,noise,y\n");
        var random = new Random(3);
        for (int row = 0; row < 2000; row++)
        {
            int label = random.Next(2);
            text.Append(CultureInfo.InvariantCulture, $"u{row},{(label == 1 ? "won" : "lost")},{random.Next(10)},{label}\n");
        }

        TableProfile profile = Profile(text.ToString(), new TableProfilerOptions { Label = "y" });
        Assert.Equal(0, profile.Columns[0].LabelShare);
        Assert.Equal(profile.LabelCounts.Max() / 2000.0, profile.Columns[0].Purity, 1e-12);
        Assert.Equal((1, 1), (profile.Columns[1].LabelShare, profile.Columns[1].Purity));
        Assert.InRange(profile.Columns[2].LabelShare, 0, 0.02);
        Assert.Equal("leak", profile.Ranking()[0].Name);
    }

    [Fact]
    public void Ten_thousand_columns()
    {
        string names = string.Join(',', Enumerable.Range(0, 10_000).Select(i => $"c{i}")) + ",y\n";
        string rows = string.Concat(Enumerable.Range(0, 40).Select(row => string.Concat(Enumerable.Repeat($"{row % 3},", 10_000)) + (row % 2) + "\n"));
        TableProfile profile = Profile(names + rows, new TableProfilerOptions { Label = "y" });
        Assert.Equal(10_000, profile.Columns.Count);
        Assert.Equal(3, profile.Columns[9_999].Distinct);
        Assert.Equal(9_999, profile.SimilarPairs.Count);
    }

    [SharedFact("data/synthetic/first16384.csv", "data/synthetic/truth.tsv")]
    public void Ranks_planted_fields_above_noise()
    {
        TableProfile profile = Profile(File.ReadAllText(SharedFolder.File("data/synthetic/first16384.csv")), new TableProfilerOptions { Label = "label" });
        Dictionary<string, string> group = File.ReadLines(SharedFolder.File("data/synthetic/truth.tsv")).Skip(1)
            .Select(line => line.Split('\t')).ToDictionary(row => row[0], row => row[1]);
        string[] ranking = [.. profile.Ranking().Select(column => group[column.Name])];
        Assert.InRange(ranking.Take(20).Count(g => g is "relevant" or "redundant"), 19, 20);
        Assert.All(profile.SimilarPairs, pair => Assert.DoesNotContain("noise", group[profile.Columns[pair.First].Name] + group[profile.Columns[pair.Second].Name], StringComparison.Ordinal));
    }

    private static TableProfile Profile(string text, TableProfilerOptions options, int blockBytes = 1 << 20)
    {
        using var reader = new CsvDataReader(new MemoryStream(Encoding.UTF8.GetBytes(text)), "log.csv", new CsvOptions { BlockBytes = blockBytes });
        return TableProfiler.Profile(reader, options);
    }

    private static string[][] Rows(int count)
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            double price = Math.Round(Math.Exp(random.NextDouble() * 6) - 20, 4);
            string brand = random.Next(10) == 0 ? "" : $"brand \"{(int)(40 * random.NextDouble() * random.NextDouble())}\", Ltd";
            bool clicked = random.NextDouble() < (price > 40 ? 0.7 : 0.3);
            return (string[])
            [
                $"session-{random.Next(20_000)}",
                brand,
                random.Next(20) == 0 ? "" : price.ToString(CultureInfo.InvariantCulture),
                (random.NextDouble() * 3).ToString("R", CultureInfo.InvariantCulture),
                random.Next(50) == 0 ? "" : clicked ? "yes" : "no",
            ];
        })];
    }

    private static string Csv(string[][] rows) => "session,brand,price,noise,clicked\n"
        + string.Concat(rows.Select(row => string.Join(',', row.Select(value => $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")) + "\r\n"));

    private static DataTable Table(string[][] rows)
    {
        var table = new DataTable { Locale = CultureInfo.InvariantCulture };
        table.Columns.Add("session");
        table.Columns.Add("brand");
        table.Columns.Add("price", typeof(double));
        table.Columns.Add("noise", typeof(double));
        table.Columns.Add("clicked");
        foreach (string[] row in rows)
        {
            table.Rows.Add(
                row[0], row[1] == "" ? DBNull.Value : row[1], row[2] == "" ? DBNull.Value : double.Parse(row[2], CultureInfo.InvariantCulture),
                double.Parse(row[3], CultureInfo.InvariantCulture), row[4]);
        }

        return table;
    }

    private static string Describe(TableProfile profile)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{profile.Rows} {profile.UnlabelledRows} {string.Join(' ', profile.Labels)} {profile.LabelEntropy:R}\n");
        foreach (ColumnProfile column in profile.Columns)
        {
            text.Append(CultureInfo.InvariantCulture,
                $"{column.Name} {column.Kind} {column.Missing} {column.Distinct} {column.Score:R} {column.OutRank:R} {column.Purity:R} {column.LabelShare:R} ");
            text.Append(CultureInfo.InvariantCulture, $"{column.Numbers?.Mean:R} {column.Numbers?.StandardDeviation:R} ");
            text.AppendJoin(' ', column.Counts.Counts.ToArray()).Append(' ').AppendJoin(' ', column.BinStarts.Select(x => x.ToString("R", CultureInfo.InvariantCulture)));
            text.Append('\n');
        }

        foreach (SimilarPair pair in profile.SimilarPairs)
            text.Append(CultureInfo.InvariantCulture, $"{pair.First} {pair.Second} {pair.Similarity:R}\n");
        return text.ToString();
    }
}

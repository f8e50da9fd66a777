using System.Globalization;
using System.Text;
using FeatureGen.Formats.Schemas;
using FeatureGen.Learning.Data;
using FeatureGen.Learning.Scaffolding;

namespace FeatureGen.Learning.Tests.Scaffolding;

public sealed class SchemaScaffolderTests
{
    [Fact]
    public void Types_hold_for_values_that_come_when_no_more_are_kept()
    {
        // 65,536 distinct values a column are kept; what comes later must still be looked at.
        var text = new StringBuilder("Whole,Long,Late,Digits,Id,y\n");
        for (int i = 0; i < 70_000; i++)
        {
            text.Append(CultureInfo.InvariantCulture,
                $"{i * 3},{(i == 69_999 ? 1L << 40 : i)},{(i == 69_998 ? "x" : i + 1)},{(i == 69_997 ? "0.123456789" : i)},u{i},{i % 2}\n");
        }
        var schema = Scaffold(text.ToString(), "y");

        Assert.Equal((ScalarType.Integer, false), (Of(schema, "Whole").Type, Of(schema, "Whole").IsLong));
        Assert.Equal((ScalarType.Integer, true), (Of(schema, "Long").Type, Of(schema, "Long").IsLong));
        Assert.Equal((ScalarType.String, "unique per row"), (Of(schema, "Late").Type, Of(schema, "Late").Reason));
        Assert.Equal(ScalarType.Double, Of(schema, "Digits").Type);
        Assert.Equal((PropertyRole.Ignored, "unique per row"), (Of(schema, "Id").Role, Of(schema, "Id").Reason));
        Assert.StartsWith("About ", Of(schema, "Whole").Evidence);
        Assert.EndsWith(" values from 0 to 209997 in 70,000 rows", Of(schema, "Whole").Evidence);
    }

    [Fact]
    public void Threads_and_blocks_change_nothing()
    {
        var random = new Random(3);
        var text = new StringBuilder("session_id,a,b,c,y\n");
        for (int i = 0; i < 5000; i++)
        {
            double size = Math.Exp(random.NextDouble() * 9);
            text.Append(CultureInfo.InvariantCulture, $"{i / 7},{random.Next(300)},{size},w{i / 7 % 40},{random.Next(2)}\n");
        }
        string expected = Write(Scaffold(text.ToString(), "y"));

        Assert.Contains("[Context, Categorical(\"w0\"", expected);
        Assert.Contains("[Group]", expected);
        foreach (int threads in (int[])[1, 3])
            foreach (int bytes in (int[])[64, 1000, 1 << 20])
                Assert.Equal(expected, Write(Scaffold(text.ToString(), "y", threads, bytes)));
    }

    [Theory]
    [InlineData("0,1", ScalarType.Boolean)]
    [InlineData("true,FALSE", ScalarType.Boolean)]
    [InlineData("0,2", ScalarType.Integer)]
    [InlineData("1.0,2.0", ScalarType.Integer)]
    [InlineData("18446744073709551615,1", ScalarType.Unsigned)]
    [InlineData("0.1,0.2", ScalarType.Single)]
    [InlineData("0.1,inf", ScalarType.Single)]
    [InlineData("0.1234567891,0.2", ScalarType.Double)]
    [InlineData("007,008", ScalarType.String)]
    [InlineData("2024-02-28,2024-02-29", ScalarType.DateOnly)]
    [InlineData("2024-02-28T10:00:00Z,2024-02-29", ScalarType.DateTimeOffset)]
    [InlineData("2024-02-30,2024-02-29", ScalarType.String)]
    [InlineData("10:30:00,1.00:00:00", ScalarType.TimeSpan)]
    [InlineData("5,1.00:00:00", ScalarType.String)]
    [InlineData("0f8fad5b-d9cb-469f-a165-70867728950e,7c9e6679-7425-40de-944b-e07fc1f90ae7", ScalarType.Guid)]
    [InlineData("NaN,1", ScalarType.Single)]
    public void A_type_is_one_that_reads_every_value(string values, ScalarType expected)
    {
        var rows = values.Split(',').SelectMany((value, i) => Enumerable.Repeat($"{value},{i}\n", 3));
        Assert.Equal(expected, Of(Scaffold("x,y\n" + string.Concat(rows), "y"), "x").Field!.Type);
    }

    [Theory]
    [InlineData("yes,no", "yes", 0)]
    [InlineData("-1,1", "1", 1)]
    [InlineData("a,b", "b", 1)]
    [InlineData("0,1", null, 0)]
    [InlineData("0.0,1.0", null, 0)]
    public void Labels_are_of_two_classes(string values, string? positive, int doubts)
    {
        string[] both = values.Split(',');
        var label = Of(Scaffold($"x,y\n1,{both[0]}\n2,{both[0]}\n3,{both[1]}\n", "y"), "y");
        Assert.Equal((PropertyRole.Label, positive, doubts), (label.Role, label.Positive, label.Doubts.Count));
    }

    [Fact]
    public void Skewness_is_that_of_the_definition()
    {
        double[] values = [1, 2, 2, 3, 50, -4, 7];
        var moments = new NumberMoments();
        foreach (var value in values.GroupBy(x => x)) moments.Add(value.Key, value.Count());
        double mean = values.Average(), variance = values.Average(x => Math.Pow(x - mean, 2));
        Assert.Equal(values.Average(x => Math.Pow(x - mean, 3)) / Math.Pow(variance, 1.5), moments.Skewness, 12);
        Assert.Equal((-4, 50), (moments.Min, moments.Max));
    }

    [Theory]
    [InlineData(17, 26, 22, 20)]
    [InlineData(0, 594, 114, 500)]
    [InlineData(0.21, 0.29, 0.23, 0.25)]
    [InlineData(-30, 20, 8, 0)]
    [InlineData(41, 42, 42, 42)]
    [InlineData(1234567, 1234568, 1234568, 1234568)]
    public void Round_numbers_lie_where_they_may(double low, double high, double wanted, double expected) =>
        Assert.Equal(expected, RoundNumber.Between(low, high, wanted));

    [Fact]
    public void Readable_boundaries_keep_bins_about_equal()
    {
        var random = new Random(11);
        for (int trial = 0; trial < 200; trial++)
        {
            double[] values = [.. Enumerable.Range(0, random.Next(20, 400)).Select(_ => (double)random.Next(100_000)).Distinct().Order()];
            long[] rows = [.. values.Select(_ => (long)random.Next(1, 4))];
            double[] boundaries = ReadableBoundaries.Of(values, rows, 8);

            Assert.Equal(boundaries.Order().Distinct(), boundaries);
            Assert.Equal(Math.Min(8, values.Length) - 1, boundaries.Length);
            long[] bins = new long[boundaries.Length + 1];
            for (int i = 0; i < values.Length; i++) bins[boundaries.Count(boundary => values[i] >= boundary)] += rows[i];
            Assert.All(bins, bin => Assert.InRange(bin, 1, rows.Sum() / 4.0 + 3));
        }
    }

    private static ScaffoldedProperty Of(ScaffoldedSchema schema, string column) => schema.Properties.Single(p => p.Column == column);

    private static string Write(ScaffoldedSchema schema) => ScaffoldWriter.Write(schema, "t.csv", null).Code;

    private static ScaffoldedSchema Scaffold(string csv, string label, int threads = 2, int blockBytes = 1 << 20)
    {
        using var reader = new CsvDataReader(
            new MemoryStream(Encoding.UTF8.GetBytes(csv)), "t.csv", CsvOptions.Default with { BlockBytes = blockBytes });
        return SchemaScaffolder.Scaffold(reader, "t.csv", new ScaffoldOptions { Name = "Row", Label = label, Threads = threads });
    }
}

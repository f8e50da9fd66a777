using System.Globalization;
using System.Text;
using CsvHelper.Configuration;
using FeatureGen.Learning.Data;
using FsCheck;
using FsCheck.Fluent;
using CsvParser = CsvHelper.CsvParser;

namespace FeatureGen.Learning.Tests.Data;

/// <summary>What CsvHelper reads from random tables with random quoting, we read; however the text is cut into blocks.</summary>
public sealed class CsvHelperEquivalenceTests
{
    private static readonly Gen<string> Value = Gen.Elements("a", "B", "7", "\"", ",", "\n", "\r\n", "\r", " ", "é", "漢", "😀", "xxxxxxxxxxxxxxxxxxxx")
        .ListOf()
        .Select(string.Concat);

    private static readonly Gen<Table> Tables =
        from columns in Gen.Choose(1, 5)
        from rows in Value.ArrayOf(columns).ListOf()
        from seed in Gen.Choose(0, int.MaxValue - 1)
        select new Table([Header(columns), .. rows], seed);

    [Fact]
    public void Reads_what_CsvHelper_reads() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(500),
        Prop.ForAll(Tables.ToArbitrary(), table =>
        {
            string text = table.Write();
            string[][] expected = ByCsvHelper(text);
            foreach (int blockBytes in (int[])[1, 64, 100, 1 << 20])
                Assert.Equal(expected, ByUs(text, new CsvOptions { BlockBytes = blockBytes }));
            Assert.Equal(table.Rows, expected);
        }));

    private static string[] Header(int columns) => [.. Enumerable.Range(0, columns).Select(i => $"c\"{i}")];

    private static string[][] ByCsvHelper(string text)
    {
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture) { IgnoreBlankLines = false };
        using var parser = new CsvParser(new StringReader(text), configuration);
        var rows = new List<string[]>();
        while (parser.Read())
            rows.Add(parser.Record!);
        return [.. rows];
    }

    private static string[][] ByUs(string text, CsvOptions options)
    {
        using var reader = new CsvDataReader(new MemoryStream(Encoding.UTF8.GetBytes(text)), "random.csv", options);
        var rows = new List<string[]> { reader.Names.ToArray() };
        while (reader.Read())
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)]);
        return [.. rows];
    }

    private sealed record Table(string[][] Rows, int Seed)
    {
        public string Write()
        {
            var random = new Random(Seed);
            string lineEnd = random.Next(2) == 0 ? "\n" : "\r\n";
            var text = new StringBuilder();
            for (int row = 0; row < Rows.Length; row++)
            {
                for (int column = 0; column < Rows[row].Length; column++)
                    text.Append(column > 0 ? "," : "").Append(Quote(Rows[row][column], random));
                bool isLast = row == Rows.Length - 1;
                bool isBlank = Rows[row] is [""];
                if (!isLast || isBlank || random.Next(2) == 0)
                    text.Append(lineEnd);
            }

            return text.ToString();
        }

        private static string Quote(string value, Random random) =>
            value.AsSpan().IndexOfAny("\",\r\n") >= 0 || random.Next(3) == 0 ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : value;
    }
}

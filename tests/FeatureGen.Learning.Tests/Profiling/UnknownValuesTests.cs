using System.Text;
using FeatureGen.Formats;
using FeatureGen.Formats.Profiles;
using FeatureGen.Formats.Schemas;
using FeatureGen.Learning.Data;
using FeatureGen.Learning.Interpretation;
using FeatureGen.Learning.Profiling;

namespace FeatureGen.Learning.Tests.Profiling;

/// <summary>What vocabularies lack, against counts of the same rows; and the day of the data.</summary>
public sealed class UnknownValuesTests
{
    private static readonly string[] s_known = ["travel", "fashion"];
    private static readonly FieldManifest s_text = new()
    {
        Name = "text", Kind = FieldKind.Categorical, Type = ScalarType.String, Vocabulary = new(s_known), OutOfVocabulary = 2,
    };

    private static readonly SchemaManifest s_schema = new()
    {
        Name = "T",
        Fields = new(
        [
            s_text,
            s_text with { Name = "closed", OutOfVocabulary = 0 },
            s_text with { Name = "list", MaxValues = 2 },
            s_text with { Name = "complete" },
            new FieldManifest { Name = "number", Kind = FieldKind.Categorical, Type = ScalarType.Integer, Min = 0, Max = 4, OutOfVocabulary = 1 },
            new FieldManifest { Name = "flag", Kind = FieldKind.Categorical, Type = ScalarType.Boolean },
        ]),
        Label = new LabelManifest { Name = "y", Type = ScalarType.Boolean },
    };

    [Theory]
    [InlineData(3_000)]
    [InlineData(60_000)]
    public void Shares_and_values_are_those_that_were_counted(int rows)
    {
        var random = new SeededRandom(7);
        string[][] cells = [.. Enumerable.Range(0, rows).Select(_ => (string[])
        [
            Text(), Text(), Text() + "|" + Text() + "|beyond", s_known[random.Next(2)], random.NextUniform() < 0.1 ? $"{7 + random.Next(2)}" : $"{random.Next(5)}",
            $"{random.Next(2)}", $"{random.Next(2)}",
        ])];
        var fields = Profile(string.Concat(cells.Select(row => string.Join(',', row) + "\n"))).Fields.ToDictionary(f => f.Name, f => f.Unknown);

        Check("text", [.. cells.Select(row => row[0])], s_known);
        Check("closed", [.. cells.Select(row => row[1])], s_known);
        Check("list", [.. cells.SelectMany(row => row[2].Split('|').Take(2))], s_known);
        Check("number", [.. cells.Select(row => row[4])], ["0", "1", "2", "3", "4"]);
        Assert.Null(fields["complete"]);
        Assert.Null(fields["flag"]);

        // 26 of them, each rarer than the one before; some rows have none.
        string Text()
        {
            double u = random.NextUniform();
            return u < 0.6 ? s_known[random.Next(2)] : u < 0.7 ? "" : $"other{(int)(26 * Math.Pow(random.NextUniform(), 3))}";
        }

        void Check(string name, string[] values, string[] known)
        {
            var unknown = fields[name]!;
            var counts = values.Where(value => value.Length > 0 && !known.Contains(value)).GroupBy(value => value)
                .ToDictionary(group => group.Key, group => (double)group.Count() / values.Length);
            bool isSampled = unknown.SampledRows is not null;
            Assert.Equal(values.Length > (name == "list" ? 4096 : 8192), isSampled);
            // Where they have a bucket all rows are counted.
            Assert.Equal(counts.Values.Sum(), unknown.Share, name == "closed" && isSampled ? 0.02 : 1e-12);
            Assert.Equal(Math.Min(20, counts.Count), unknown.Values.Count);
            Assert.Equal(unknown.Shares.OrderDescending(), unknown.Shares);
            for (int i = 0; i < unknown.Values.Count; i++) Assert.Equal(counts[unknown.Values[i]], unknown.Shares[i], isSampled ? 0.02 : 1e-12);
        }
    }

    [Fact]
    public void The_day_of_the_data_is_that_of_its_newest_row_unless_it_is_said()
    {
        string Rows(Func<int, string> time) => string.Concat(Enumerable.Range(0, 200).Select(i => $"travel,travel,travel,travel,{i % 5},1,{i / 2 % 2},{time(i)}\n"));
        string dates = Rows(i => new DateTime(2026, 1, 31, 23, 30, 0).AddDays(-(i * 37 % 200)).ToString("s")), numbers = Rows(i => $"{i}");
        var timed = new ProfileOptions { Time = "at" };

        Assert.Equal(new DateTime(2026, 1, 31), Profile(dates, timed).Dated);
        Assert.Equal(new DateTime(2026, 2, 1), Profile(dates.Replace("23:30:00", "23:30:00-01:00"), timed).Dated);
        Assert.Equal(new DateTime(2020, 2, 3), Profile(dates, timed with { Dated = new(2020, 2, 3) }).Dated);
        Assert.Null(Profile(numbers, timed).Dated);
        Assert.Null(Profile(dates).Dated);
    }

    private static ProfileFile Profile(string rows, ProfileOptions? options = null)
    {
        string header = "text,closed,list,complete,number,flag,y" + (rows.Split('\n')[0].Count(c => c == ',') == 7 ? ",at" : "");
        using var reader = new CsvDataReader(new MemoryStream(Encoding.UTF8.GetBytes(header + "\n" + rows)), "t.csv");
        return SchemaProfiler.Profile(reader, s_schema, options);
    }
}

using System.Globalization;
using System.Text;
using FeatureGen.Formats.Profiles;
using FeatureGen.Learning.Data;
using FeatureGen.Learning.Interpretation;
using FeatureGen.Learning.Profiling;

namespace FeatureGen.Learning.Tests.Quality;

/// <summary>What is wrong with the data is found where it was planted, and nowhere else.</summary>
public sealed class QualityTests
{
    private const int Rows = 4000;

    [Fact]
    public void Each_planted_fault_is_found_and_named_at_its_place()
    {
        var random = new SeededRandom(1);
        var table = new TableText();
        table.Add("toText", row => row < 2501 ? Text(random.NextNormal()) : $"abc{random.Next(50)}");
        table.Add("comma", row => row < 3001 ? Text(random.NextNormal()) : $"\"{Text(random.NextNormal()).Replace('.', ',')}\"");
        table.Add("flag", row => row < 1001 ? random.Next(2) == 0 ? "true" : "false" : $"{random.Next(2)}");
        table.Add("date", row => row < 2001 ? $"2024-{1 + random.Next(12):00}-{1 + random.Next(28):00}" : $"{1 + random.Next(28):00}/{1 + random.Next(12):00}/2024");
        table.Add("milliseconds", row => Text(Math.Exp(random.NextNormal()) * (row is >= 1501 and <= 2500 ? 1000 : 1)));
        table.Add("minutes", row => Text(30 * Math.Exp(random.NextNormal() / 2) / (row >= 3501 ? 60 : 1)));
        table.Add("age", _ => random.Next(50) == 0 ? "999" : $"{18 + random.Next(72)}");
        table.Add("visits", _ => random.Next(30) == 0 ? "-1" : $"{20 + random.Next(500)}");
        table.Add("born", _ => random.Next(50) == 0 ? "1970-01-01" : $"20{10 + random.Next(10)}-0{1 + random.Next(9)}-1{random.Next(9)}");
        table.Add("work", row => row % 20 == 0 ? "?" : $"w{random.Next(7)}");
        table.Add("country", row => row % 40 == 0 ? "us" : ((string[])["US", "DE", "FR", "PL"])[random.Next(4)]);
        table.Add("ratio", row => row % 50 == 0 ? "inf" : row % 50 == 1 ? "NaN" : Text(random.NextNormal()));
        table.Add("color", row => ((string[])["red", "green", "blue"])[random.Next(3)] + (row % 100 == 0 ? " " : ""));
        table.Add("size", row => row % 100 == 0 ? "large" : $"{random.Next(400)}");
        var profile = Profile(table.Write(Rows));

        AssertDrift(profile, "toText", QualityProblem.FormDrift, "texts", 2501, 0);
        AssertDrift(profile, "comma", QualityProblem.FormDrift, "numbers with a comma", 3001, 0);
        AssertDrift(profile, "flag", QualityProblem.FormDrift, "numbers", 1001, 0);
        AssertDrift(profile, "date", QualityProblem.FormDrift, "dates like 31/01/2024", 2001, 0);
        AssertDrift(profile, "milliseconds", QualityProblem.ScaleDrift, "1,000 times", 1501, 2500);
        AssertDrift(profile, "minutes", QualityProblem.ScaleDrift, "1/60", 3501, 0);
        AssertIssue(profile, "age", QualityProblem.Sentinel, "999", null);
        AssertIssue(profile, "visits", QualityProblem.Sentinel, "-1", null);
        AssertIssue(profile, "born", QualityProblem.Sentinel, "1970-01-01", null);
        AssertIssue(profile, "work", QualityProblem.MissingText, "?", 0.05);
        var country = AssertIssue(profile, "country", QualityProblem.Variants, "US", 0.025);
        Assert.Equal("us", country.Other);
        AssertIssue(profile, "ratio", QualityProblem.NotFinite, null, 0.04);
        AssertIssue(profile, "color", QualityProblem.Variants, null, 0.01);
        Assert.Contains(Quality(profile, "color").Issues, issue => issue.Problem == QualityProblem.WhiteSpace && issue.Share == 0.01);
        AssertIssue(profile, "size", QualityProblem.MixedForms, "large", 0.01);
        Assert.Equal("is '?' in 5% of the rows, which says that the value is missing", QualityText.Of(Quality(profile, "work").Issues[0]));
        Assert.StartsWith(
            "changes its scale in rows 1,501 to 2,500: 1,000 times of what it is elsewhere",
            QualityText.Of(Quality(profile, "milliseconds").Issues[0]), StringComparison.Ordinal);
    }

    [Fact]
    public void Clean_tables_have_no_findings()
    {
        for (int seed = 1; seed <= 30; seed++)
        {
            var profile = Profile(CleanTables.Make(seed));
            foreach (var field in profile.Fields)
                Assert.True(field.Quality!.Issues.Count == 0, $"{seed} {field.Name}: {field.Quality.Issues.Select(QualityText.Of).FirstOrDefault()}");
            Assert.False(profile.Quality!.HasDuplicates, $"{seed}: {profile.Quality.Duplicates} duplicates");
            Assert.True(profile.Quality.Improbable == 0, $"{seed}: {profile.Quality}");
        }
    }

    [Fact]
    public void Repeated_and_rare_values_are_those_that_are_counted()
    {
        var random = new SeededRandom(5);
        string[] words = [.. Enumerable.Range(0, Rows).Select(_ => random.Next(9) == 0 ? "" : $"w{(int)(300 * Math.Pow(random.NextUniform(), 4))}")];
        string[] numbers = [.. Enumerable.Range(0, Rows).Select(_ => Text(Math.Round(30 * random.NextNormal()) / 4 + 0.0))];
        var table = new TableText();
        table.Add("word", row => words[row - 1]);
        table.Add("number", row => numbers[row - 1]);
        var profile = Profile(table.Write(Rows));

        AssertCounts([.. words.Where(word => word != "")], Quality(profile, "word"));
        var facts = AssertCounts(numbers, Quality(profile, "number")).Numbers!;
        double[] values = Array.ConvertAll(numbers, text => double.Parse(text, CultureInfo.InvariantCulture));
        Assert.Equal(values.Count(value => value == 0) / (double)Rows, facts.ZeroShare, 1e-12);
        Assert.Equal(values.Count(value => value < 0) / (double)Rows, facts.NegativeShare, 1e-12);
        Assert.Equal(values.Count(value => value < facts.LowLimit || value > facts.HighLimit) / (double)Rows, facts.OutsideShare, 1e-12);
        double[] sorted = [.. values.Order()];
        double first = sorted[Rows / 4 - 1], third = sorted[3 * Rows / 4 - 1];
        Assert.Equal((first - 1.5 * (third - first), third + 1.5 * (third - first)), (facts.LowLimit, facts.HighLimit));
        Assert.Equal(words.Where(word => word != "").Average(word => word.Length), Quality(profile, "word").BytesPerValue!.Value, 1e-9);
    }

    [Fact]
    public void Duplicate_and_improbable_rows_are_named()
    {
        var random = new SeededRandom(8);
        var lines = CleanLines(Rows, random).ToList();
        lines[99] = lines[49];
        lines[199] = lines[49];
        lines[2999] = string.Join(',', Enumerable.Repeat("rare", 12)) + ",0";
        string csv = Header(12) + string.Join('\n', lines) + "\n";
        var rows = Profile(csv).Quality!;

        Assert.Equal((true, 2L, 50L, 3L, false), (rows.HasDuplicates, rows.Duplicates, rows.Duplicated, rows.Copies, rows.IsEstimate));
        Assert.Equal(3000, Assert.Single(rows.MostImprobable).Row);
        Assert.Equal(2, rows.MostImprobable[0].Fields.Count);
        Assert.True(rows.MostImprobable[0].Surprise > 1.5 * rows.MostImprobable[0].Expected);
    }

    [Fact]
    public void Many_rows_are_sampled_the_same_whatever_the_threads_and_blocks()
    {
        const int rows = 300_000, change = 200_001;
        var random = new SeededRandom(3);
        var table = new TableText();
        table.Add("elapsed", row => Text((1 + random.NextUniform()) * (row >= change ? 100 : 1)));
        table.Add("kind", row => row % 3 == 0 ? "n/a" : $"k{random.Next(5)}");
        table.Add("id", row => $"{row / 2}");        // every row twice but for the first and the label
        string csv = table.Write(rows, row => row / 2 % 2);
        var profile = Profile(csv, threads: 1);

        var issue = AssertIssue(profile, "elapsed", QualityProblem.ScaleDrift, null, null);
        Assert.InRange(issue.FromRow, change, change + 64);
        Assert.Equal("100 times", issue.Other);
        string json = ProfileFileJson.Write(profile);
        Assert.Equal(json, ProfileFileJson.Write(Profile(csv, threads: 4, blockBytes: 70_001)));
        Assert.Equal(profile.Quality, ProfileFileJson.Read(json, "p").Quality! with { DuplicatesByChance = profile.Quality!.DuplicatesByChance });
    }

    [Fact]
    public void Duplicates_among_many_rows_are_estimated()
    {
        const int rows = 600_000;
        var text = new StringBuilder("id,y\n");
        for (int row = 0; row < rows; row++) text.Append(CultureInfo.InvariantCulture, $"{row % 400_000},{row % 400_000 % 2}\n");
        var quality = Profile(text.ToString()).Quality!;
        Assert.True(quality.IsEstimate);
        Assert.InRange(quality.Duplicates, 195_000, 205_000);
        Assert.Equal(2, quality.Copies);
    }

    private static IEnumerable<string> CleanLines(int rows, SeededRandom random) => Enumerable.Range(0, rows).Select(_ =>
        string.Join(',', Enumerable.Range(0, 12).Select(_ => random.Next(100) == 0 ? "rare" : $"v{random.Next(9)}")) + $",{random.Next(2)}");

    private static string Header(int columns) => string.Join(',', Enumerable.Range(0, columns).Select(c => $"c{c}")) + ",y\n";

    private static ProfileQuality AssertCounts(string[] values, ProfileQuality quality)
    {
        var counts = values.GroupBy(value => value).ToDictionary(same => same.Key, same => same.Count());
        Assert.Equal(10, quality.RareBelow);
        Assert.Equal(counts.Values.Max() / (double)values.Length, quality.RepeatedShare!.Value, 1e-12);
        Assert.Equal(counts.Values.Max(), counts[quality.Repeated!.Contains('.', StringComparison.Ordinal) || !char.IsAsciiLetter(quality.Repeated[0])
            ? Text(double.Parse(quality.Repeated, CultureInfo.InvariantCulture)) : quality.Repeated]);
        Assert.Equal(counts.Values.Count(count => count < 10), quality.RareValues);
        Assert.Equal(counts.Values.Where(count => count < 10).Sum() / (double)values.Length, quality.RareShare!.Value, 1e-12);
        Assert.Equal(counts.Values.Count(count => count == 1) / (double)counts.Count, quality.OnceShare!.Value, 1e-12);
        return quality;
    }

    private static void AssertDrift(ProfileFile profile, string field, QualityProblem problem, string other, long from, long to)
    {
        var issue = AssertIssue(profile, field, problem, null, null);
        Assert.Equal((field, other, from, to), (field, issue.Other, issue.FromRow, issue.ToRow));
        Assert.Equal(QualitySeverity.Warning, issue.Severity);
        if (problem == QualityProblem.FormDrift) Assert.Equal((1, 0), (issue.Share, issue.Against));
    }

    private static ProfileIssue AssertIssue(ProfileFile profile, string field, QualityProblem problem, string? value, double? share)
    {
        var issues = Quality(profile, field).Issues;
        Assert.True(issues.Count > 0, field);
        Assert.Equal((field, problem), (field, issues[0].Problem));
        if (value is not null) Assert.Equal(value, issues[0].Value);
        if (share is { } expected) Assert.Equal(expected, issues[0].Share, 1e-9);
        return issues[0];
    }

    private static ProfileQuality Quality(ProfileFile profile, string field) => profile.Fields.Single(f => f.Name == field).Quality!;

    private static string Text(double number) => number.ToString("F3", CultureInfo.InvariantCulture);

    private static ProfileFile Profile(string csv, int threads = 2, int blockBytes = 1 << 20)
    {
        using var reader = new CsvDataReader(new MemoryStream(Encoding.UTF8.GetBytes(csv)), "log.csv", new CsvOptions { BlockBytes = blockBytes });
        return SchemaProfiler.Profile(reader, "y", "table", new ProfileOptions { Threads = threads });
    }
}

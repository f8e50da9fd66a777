using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using FeatureGen.Formats;
using FeatureGen.Formats.Profiles;
using FeatureGen.Testing;
using FeatureGen.Tool.Tests.Support;

namespace FeatureGen.Tool.Tests;

public sealed partial class ProfileTests(AdAssembly ads) : IClassFixture<AdAssembly>
{
    [Fact]
    public void Tsv_is_names_and_scores_and_nothing_else()
    {
        string output = ToolRun.Done("profile", "--data", ads.Log, "--schema", ads.Schema, "--format", "tsv");

        string[] lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.All(lines, line => Assert.Matches(ScoreLine(), line));
        Assert.Equal(["Age", "Brand", "Device", "Device*Age", "Noise", "Price", "Tags"],
            lines.Select(line => line.Split('\t')[0]).Order(StringComparer.Ordinal));
        double[] scores = [.. lines.Select(line => double.Parse(line.Split('\t')[1], CultureInfo.InvariantCulture))];
        Assert.Equal(scores.OrderDescending(), scores);
    }

    [Fact]
    public void Json_is_the_profile_file()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("Impression.profile.json");
        string output = ToolRun.Done("profile", "--data", ads.Log, "--schema", ads.Schema, "--format", "json", "--out", path);

        Assert.Equal(output, File.ReadAllText(path));
        JsonDocument.Parse(output).Dispose();
        var profile = ProfileFileJson.Read(output, path);
        Assert.Equal(("Ads.Impression", "Clicked", 3000), (profile.Schema, profile.Label, profile.Rows));
        Assert.Equal(16, profile.Fingerprint!.Length);
        Assert.Equal([path], Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void The_day_of_the_data_is_what_was_said()
    {
        string output = ToolRun.Done("profile", "--data", ads.Log, "--schema", ads.Schema, "--format", "json", "--dated", "2026-01-31");
        Assert.Equal(new DateTime(2026, 1, 31), ProfileFileJson.Read(output, "p").Dated);
        Assert.Equal("--dated '31.1.2026' is no day; write it like 2026-01-31.",
            ToolRun.Failed("profile", "--data", ads.Log, "--schema", ads.Schema, "--dated", "31.1.2026"));
    }

    [Fact]
    public void A_profile_cut_off_anywhere_is_said_to_be_malformed()
    {
        string text = ToolRun.Done("profile", "--data", ads.Log, "--schema", ads.Schema, "--format", "json").TrimEnd();
        for (int length = 0; length < text.Length; length += 7)
        {
            var error = Assert.Throws<FileFormatException>(() => ProfileFileJson.Read(text[..length], "x.profile.json"));
            Assert.StartsWith("x.profile.json(", error.Message);
        }
    }

    [Fact]
    public void The_table_gives_verdicts_with_their_reasons()
    {
        string output = ToolRun.Done("profile", "--data", ads.Log, "--schema", ads.Schema);

        Assert.StartsWith("Ads.Impression: 3000 rows, label Clicked (", output);
        string noise = output.Split('\n').Single(line => line.Contains(" Noise "));
        Assert.Matches(@"numeric .* 100\.0 % +3 +kept \(asked for by the shop\): unimportant", noise);
    }

    [Fact]
    public void Diverse_fields_are_listed_below_the_table()
    {
        using var folder = new TemporaryFolder();
        string table = folder.Write("t.csv", "a,copy,b,y\n" + string.Concat(Enumerable.Range(0, 2000)
            .Select(i => (A: i * 7 % 5, B: i * i % 11)).Select((x, i) => $"v{x.A},w{x.A},z{x.B},{(x.A + x.B + i % 5 > 8 ? 1 : 0)}\n")));

        string output = ToolRun.Done("profile", "--data", table, "--label", "y", "--diverse", "3");
        string[] listed = output[output.IndexOf("the 3 fields", StringComparison.Ordinal)..].Split('\n', StringSplitOptions.TrimEntries);
        Assert.Equal("the 3 fields that together tell most (no more than 2 tell something new):", listed[0]);
        Assert.Equal(["a", "b"], listed[1..3].Order());
    }

    [Fact]
    public void The_gate_lets_pass_what_is_kept()
    {
        using var folder = new TemporaryFolder();
        string leaking = folder.Write(
            "t.csv", "a,copy,y\n" + string.Concat(Enumerable.Range(0, 200).Select(i => $"{i * 7 % 5},{i % 2},{i % 2}\n")));

        Assert.Equal(1, ToolRun.Of("profile", "--data", leaking, "--label", "y", "--fail-on-findings").ExitCode);
        Assert.Equal(0, ToolRun.Of("profile", "--data", leaking, "--label", "y").ExitCode);
        string[] found = [.. ToolRun.Done("profile", "--data", ads.Log, "--schema", ads.Schema).Split('\n')
            .Where(line => line.Contains(": ", StringComparison.Ordinal)).Skip(1)];
        Assert.Equal(found.Any(line => !line.Contains("kept (")) ? 1 : 0,
            ToolRun.Of("profile", "--data", ads.Log, "--schema", ads.Schema, "--fail-on-findings").ExitCode);
    }

    [Fact]
    public void The_same_bytes_twice_and_in_every_culture()
    {
        string first = ToolRun.Done("profile", "--data", ads.Log, "--schema", ads.Schema, "--format", "json");
        Assert.Equal(first, ToolRun.Done("profile", "--data", ads.Log, "--schema", ads.Schema, "--format", "json"));
        CultureScope.RunInEach(
            () => Assert.Equal(first, ToolRun.Done("profile", "--data", ads.Log, "--schema", ads.Schema, "--format", "json")));
    }

    [Fact]
    public void A_table_of_ten_thousand_columns_and_a_long_value_is_profiled()
    {
        using var folder = new TemporaryFolder();
        var random = new Random(3);
        var text = new StringBuilder();
        for (int column = 0; column < 9998; column++) text.Append('c').Append(column).Append(',');
        text.Append("long,label\n");
        for (int row = 0; row < 40; row++)
        {
            for (int column = 0; column < 9998; column++) text.Append(random.Next(10)).Append(',');
            text.Append('x', row % 2 == 0 ? 2000 : 1999).Append(',').Append(row % 2).Append('\n');
        }
        string[] lines = ToolRun.Done("profile", "--data", folder.Write("wide.csv", text.ToString()), "--label", "label", "--format", "tsv")
            .Split('\n');

        Assert.Equal(9999, lines.Length - 1);
        Assert.StartsWith("long\t0.6", lines[0]);
    }

    [SharedFact("data/synthetic/first16384.csv", "data/synthetic/outrank-scores.tsv")]
    public void OutRank_scores_are_those_of_the_reference()
    {
        string output = ToolRun.Done(
            "profile", "--data", SharedFolder.File("data/synthetic/first16384.csv"), "--label", "label", "--method", "outrank", "--format",
                "tsv");

        var scores = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t'))
            .ToDictionary(cells => cells[0], cells => double.Parse(cells[1], CultureInfo.InvariantCulture));
        var reference = File.ReadLines(SharedFolder.File("data/synthetic/outrank-scores.tsv")).Skip(1).Select(line => line.Split('\t'))
            .Where(cells => cells[1] == "label" && cells[0] != "label").ToArray();
        Assert.Equal(50, reference.Length);
        Assert.All(reference, cells => Assert.Equal(double.Parse(cells[3], CultureInfo.InvariantCulture), scores[cells[0]], 1e-5));
    }

    [SharedFact("data/synthetic/first16384.csv", "data/synthetic/truth.tsv")]
    public void Planted_fields_rank_above_noise()
    {
        var groups = File.ReadLines(SharedFolder.File("data/synthetic/truth.tsv")).Skip(1).Select(line => line.Split('\t'))
            .ToDictionary(cells => cells[0], cells => cells[1]);
        string output = ToolRun.Done(
            "profile", "--data", SharedFolder.File("data/synthetic/first16384.csv"), "--label", "label", "--format", "tsv");
        string[] ranked = [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => groups[line.Split('\t')[0]])];

        // The first rows of the table alone leave the faintest of them in doubt.
        Assert.All(ranked.Take(15), group => Assert.True(group is "relevant" or "redundant", group));
    }

    [GeneratedRegex(@"^[^\t]+\t-?\d+(\.\d+)?(E-\d+)?$")]
    private static partial Regex ScoreLine();
}

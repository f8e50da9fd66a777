using System.Globalization;
using System.Text;
using FeatureGen.Formats.Profiles;
using FeatureGen.Learning.Data;
using FeatureGen.Learning.Interpretation;
using FeatureGen.Learning.Profiling;
using FeatureGen.Learning.Statistics;
using FeatureGen.Testing;

namespace FeatureGen.Learning.Tests.Profiling;

/// <summary>What a profile says of planted fields and of noise, and that what it keeps is what was there.</summary>
public sealed class CertaintyTests
{
    [Fact]
    public void In_small_tables_noise_is_found_and_what_was_planted_is_not()
    {
        int noise = 0, found = 0, doubted = 0, wrong = 0, covered = 0, ranked = 0;
        const int tables = 12;
        for (int seed = 0; seed < tables; seed++)
        {
            var fields = Profile(Rows(4000, seed)).Fields;
            for (int i = 0; i < fields.Count; i++)
            {
                var field = fields[i];
                var certainty = field.Certainty!;
                bool isUnimportant = ProfileJudge.Judge(field, ProfileThresholds.Default) == ProfileVerdict.Unimportant;
                Assert.InRange(i + 1, certainty.RankLow, certainty.RankHigh);
                Assert.InRange(certainty.Stability, 0, 1);
                if (field.Name.StartsWith("noise", StringComparison.Ordinal))
                {
                    noise++;
                    covered += certainty.ScoreLow == 0 ? 1 : 0;
                    // 4,000 rows would not show a useful field of 300 values either.
                    if (field.Name == "noise300") doubted += isUnimportant ? 0 : 1;
                    else found += isUnimportant ? 1 : 0;
                    continue;
                }

                wrong += isUnimportant ? 1 : 0;
                Assert.True(certainty.QValue < 0.01, $"{field.Name}: {certainty.QValue}");
                // Planted with falling strength.
                int rank = int.Parse(field.Name[^1..], CultureInfo.InvariantCulture);
                ranked += rank >= certainty.RankLow && rank <= certainty.RankHigh ? 1 : 0;
            }
        }

        Assert.InRange(found, 0.88 * (noise - tables), noise - tables);
        Assert.InRange(doubted, 0.8 * tables, tables);
        Assert.InRange(covered, 0.9 * noise, noise);
        Assert.Equal(0, wrong);
        Assert.InRange(ranked, 0.9 * 3 * tables, 3 * tables);
    }

    [SharedFact("data/synthetic/first16384.csv", "data/synthetic/truth.tsv")]
    public void Planted_fields_are_not_taken_for_noise()
    {
        var groups = File.ReadLines(SharedFolder.File("data/synthetic/truth.tsv")).Skip(1).Select(line => line.Split('\t'))
            .ToDictionary(cells => cells[0], cells => cells[1]);
        using var reader = new CsvDataReader(SharedFolder.File("data/synthetic/first16384.csv"));
        var profile = SchemaProfiler.Profile(reader, "label", "log");
        var unimportant = profile.Fields.Where(field => ProfileJudge.Judge(field, ProfileThresholds.Default) == ProfileVerdict.Unimportant)
            .GroupBy(field => groups[field.Name]).ToDictionary(group => group.Key, group => group.Select(field => field.Name).ToArray());
        Assert.Empty(unimportant.GetValueOrDefault("redundant", []));
        // Of a thousand values with sixteen rows each little shows.
        Assert.Empty(unimportant.GetValueOrDefault("relevant", []).Except(["rel_c1000"]));
        // All but the constant one, and but one in 21.
        Assert.InRange(unimportant["noise"].Length, 22, 25);
    }

    [SharedFact("data/adult/train.csv")]
    public void A_weight_that_tells_next_to_nothing_stays_in_doubt_below_all_others()
    {
        using var reader = new CsvDataReader(SharedFolder.File("data/adult/train.csv"));
        var last = SchemaProfiler.Profile(reader, "Income", "adult").Fields[^1];
        Assert.Equal("FinalWeight", last.Name);
        // Not noise, which a G test confirms; its share is below the threshold, its interval not.
        Assert.False(last.Certainty!.IsNoise);
        Assert.True(last.Certainty.QValue < 1e-6);
        Assert.Equal((14, 14), (last.Certainty.RankLow, last.Certainty.RankHigh));
        Assert.True(last.Share < 0.002 && last.Certainty.ShareHigh is > 0.002 and < 0.004);
    }

    [Fact]
    public void A_distribution_is_what_its_frozen_bins_count_again()
    {
        string[][] rows = Rows(3000, 1);
        var profile = Profile(rows);
        Assert.Equal(["n", "y"], profile.Classes);

        var edges = Distribution(profile, "real1").Edges.ToArray();
        Assert.InRange(edges.Length, 10, 20);
        AssertCounts(rows, 0, Distribution(profile, "real1"), edges.Length, text => QuantileBins.BinOf(Number(text), edges));

        var texts = Distribution(profile, "real2");
        AssertCounts(rows, 1, texts, texts.Values.Count, text => texts.Values.ToList().IndexOf(text));
        int most = rows.GroupBy(row => row[1]).Where(group => group.Key != "").Max(group => group.Count());
        Assert.Equal(most, texts.Counts[0] + texts.Counts[texts.Bins]);
        // Values of next to nobody are not named.
        var ids = Distribution(profile, "noiseId");
        Assert.Equal((0, 3000), (ids.Bins, ids.Rest.Sum() + ids.Missing.Sum()));
    }

    [Fact]
    public void More_classes_than_a_profile_bears_are_counted_together()
    {
        var random = new SeededRandom(2);
        string csv = "a,y\n" + string.Concat(Enumerable.Range(0, 3000).Select(i => $"v{random.Next(50)},c{(i < 200 ? i % 20 : i % 5)}\n"));
        using var reader = new CsvDataReader(new MemoryStream(Encoding.UTF8.GetBytes(csv)), "log.csv");
        var profile = SchemaProfiler.Profile(reader, "y", "log");
        var distribution = profile.Fields[0].Distribution!;
        Assert.Equal((8, 12), (profile.Classes.Count, profile.OtherClasses));
        Assert.Equal((32, 9 * 32), (distribution.Bins, distribution.Counts.Count));
        Assert.Equal(3000, distribution.Counts.Sum() + distribution.Rest.Sum() + distribution.Missing.Sum());
        Assert.Equal(12 * 10, distribution.Counts.Skip(8 * 32).Sum() + distribution.Rest[8]);
    }

    private static void AssertCounts(string[][] rows, int column, ProfileDistribution distribution, int bins, Func<string, int> binOf)
    {
        long[] counts = new long[2 * bins], rest = new long[2], missing = new long[2];
        foreach (string[] row in rows)
        {
            int label = row[^1] == "y" ? 1 : 0;
            if (row[column] == "") missing[label]++;
            else if (binOf(row[column]) is >= 0 and var bin) counts[label * bins + bin]++;
            else rest[label]++;
        }

        Assert.Equal(counts, distribution.Counts);
        Assert.Equal(rest, distribution.Rest);
        Assert.Equal(missing, distribution.Missing);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static ProfileDistribution Distribution(ProfileFile profile, string name) =>
        profile.Fields.Single(field => field.Name == name).Distribution!;

    private static ProfileFile Profile(string[][] rows)
    {
        string csv = "real1,real2,real3,noise2,noise9,noise300,noiseNumber,noiseId,label\n"
            + string.Concat(rows.Select(row => string.Join(',', row) + "\n"));
        using var reader = new CsvDataReader(new MemoryStream(Encoding.UTF8.GetBytes(csv)), "log.csv");
        return SchemaProfiler.Profile(reader, "label", "log");
    }

    private static string[][] Rows(int count, int seed)
    {
        var random = new SeededRandom(seed);
        return [.. Enumerable.Range(0, count).Select(row =>
        {
            double first = Math.Round(random.NextNormal(), 2);
            int second = random.Next(60), third = random.Next(2);
            double margin = 1.2 * first + (second % 3 - 1) + 0.8 * (third - 0.5);
            return (string[])
            [
                row % 13 == 0 ? "" : first.ToString(CultureInfo.InvariantCulture),
                row % 17 == 0 ? "" : $"v{second * random.Next(2)}x{second % 3}",
                $"t{third}", $"t{random.Next(2)}", $"t{random.Next(9)}", $"t{random.Next(300)}",
                random.NextNormal().ToString("F3", CultureInfo.InvariantCulture), $"u{row}",
                random.NextUniform() < 1 / (1 + Math.Exp(-margin)) ? "y" : "n",
            ];
        })];
    }
}

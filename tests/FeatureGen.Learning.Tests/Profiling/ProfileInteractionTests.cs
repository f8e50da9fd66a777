using System.Globalization;
using System.Text;
using FeatureGen.Formats.Profiles;
using FeatureGen.Learning.Data;
using FeatureGen.Learning.Interpretation;
using FeatureGen.Learning.Profiling;
using FeatureGen.Testing;

namespace FeatureGen.Learning.Tests.Profiling;

/// <summary>Interactions and 3MR in profiles: of planted fields, of noise, and of public tables.</summary>
public sealed class ProfileInteractionTests
{
    [SharedFact("data/synthetic/first16384.csv")]
    public void The_planted_pair_is_found_and_no_longer_called_noise()
    {
        var profile = Profile(SharedFolder.File("data/synthetic/first16384.csv"), "label", 3);
        var interaction = Assert.Single(profile.Interactions);
        Assert.Equal(["xor_a", "xor_b"], interaction.Fields.Order(StringComparer.Ordinal));
        Assert.True(interaction.QValue < 1e-50 && interaction.GainLow > 0.02);
        Assert.Equal(["xor_b"], profile.Fields.Single(field => field.Name == "xor_a").InteractsWith);
        Assert.All(profile.Fields.Where(field => field.Name.StartsWith("xor_", StringComparison.Ordinal)),
            field => Assert.Equal(ProfileVerdict.Fine, ProfileJudge.Judge(field, ProfileThresholds.Default)));

        string text = ProfileFileJson.Write(profile);
        Assert.Equal(text, ProfileFileJson.Write(ProfileFileJson.Read(text, "p.profile.json")));
        Assert.Equal(text, ProfileFileJson.Write(Profile(SharedFolder.File("data/synthetic/first16384.csv"), "label", 3, threads: 3)));
    }

    [SharedFact("data/madelon/madelon.csv")]
    public void Of_madelon_interactions_show_fields_that_are_useless_alone()
    {
        string file = SharedFolder.File("data/madelon/madelon.csv");
        var telling = Correlated(file);
        Assert.Equal(20, telling.Count);
        var profile = Profile(file, "Label", 2);
        Assert.InRange(profile.Interactions.Count(item => !item.Fields.All(telling.Contains)), 0, 0.05 * profile.Interactions.Count);

        var gains = profile.Interactions.SelectMany(item => item.Fields.Select(name => (Name: name, item.Gain)))
            .GroupBy(item => item.Name).ToDictionary(group => group.Key, group => group.Max(item => item.Gain));
        Assert.Equal(0.55, Precision(profile.Fields.OrderByDescending(field => field.Score)), 0.051);
        Assert.InRange(Precision(profile.Fields.OrderByDescending(field => field.Score + gains.GetValueOrDefault(field.Name))), 0.75, 1);

        double Precision(IEnumerable<ProfileField> ranked) => ranked.Take(20).Count(field => telling.Contains(field.Name)) / 20.0;
    }

    [Fact]
    public void After_the_best_3mr_puts_its_partner_before_its_copy()
    {
        var random = new SeededRandom(4);
        var csv = new StringBuilder("copy,best,partner,noise,y\n");
        for (int row = 0; row < 4000; row++)
        {
            int best = random.Next(4), partner = random.Next(4);
            bool y = random.NextUniform() < 1 / (1 + Math.Exp(1.5 - best + 0.6 * partner));
            int copy = random.NextUniform() < 0.05 ? random.Next(4) : best;
            csv.Append(CultureInfo.InvariantCulture, $"c{copy},b{best},p{partner},n{random.Next(4)},{(y ? 1 : 0)}\n");
        }

        using var reader = new CsvDataReader(new MemoryStream(Encoding.UTF8.GetBytes(csv.ToString())), "log.csv");
        var profile = SchemaProfiler.Profile(reader, "y", "log", new ProfileOptions { Method = ProfileMethod.ThreeMr });
        Assert.Equal("3mr", profile.Method);
        Assert.Equal(["best", "partner"], profile.Fields.Take(2).Select(field => field.Name));
        Assert.True(profile.Fields.Single(field => field.Name == "copy").Score > profile.Fields[1].Score);
    }

    private static ProfileFile Profile(string file, string label, int interactions, int threads = 2)
    {
        using var reader = new CsvDataReader(file);
        return SchemaProfiler.Profile(reader, label, "log", new ProfileOptions { Interactions = interactions, Threads = threads });
    }

    /// <summary>The columns that are correlated with another: the informative ones and their linear combinations.</summary>
    private static HashSet<string> Correlated(string file)
    {
        string[][] lines = [.. File.ReadLines(file).Select(line => line.Split(','))];
        int columns = lines[0].Length - 1;
        float[][] standard = [.. Enumerable.Range(0, columns).Select(column =>
        {
            double[] values = [.. lines.Skip(1).Select(line => double.Parse(line[column], CultureInfo.InvariantCulture))];
            double mean = values.Average(), deviation = Math.Sqrt(values.Sum(x => (x - mean) * (x - mean)));
            return values.Select(x => (float)((x - mean) / deviation)).ToArray();
        })];
        return [.. Enumerable.Range(0, columns).Where(i => Enumerable.Range(0, columns).Any(j =>
            j != i && Math.Abs(System.Numerics.Tensors.TensorPrimitives.Dot(standard[i], standard[j])) > 0.25)).Select(i => lines[0][i])];
    }
}

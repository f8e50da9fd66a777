using System.Globalization;
using System.Text;
using FeatureGen.Formats.Profiles;
using FeatureGen.Learning.Data;
using FeatureGen.Learning.Profiling;
using FeatureGen.Learning.Redundancy;
using FeatureGen.Learning.Statistics;
using FeatureGen.Testing;

namespace FeatureGen.Learning.Tests.Redundancy;

public sealed class RedundancyTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Planted_fields_are_in_their_groups_and_noise_is_in_none(int seed)
    {
        var profile = Profile(Planted(seed, 12000));
        string[][] planted =
        [
            ["city", "cityCode", "cityText", "region", "cityNoisy"], ["size", "sizeLog", "sizeBins"], ["count", "countNoisy"],
        ];
        Assert.Equal(planted.Select(Joined).Order(), profile.Groups.Select(group => Joined([group.Representative, .. group.Members])).Order());
        Assert.Equal(
            planted.Sum(group => group.Length - 1), profile.Fields.Count(field => Judge(field) == ProfileVerdict.Redundant));
        Assert.All(profile.Groups, group => Assert.Null(Field(profile, group.Representative).RedundantWith));
        Assert.All(profile.Fields.Where(field => field.Redundancy is not null), field => Assert.Equal(20, field.Redundancy!.Held));
        // A coarser field stands for none that is finer.
        Assert.DoesNotContain(profile.Groups, group => group.Representative is "region" or "cityNoisy" or "sizeBins" or "countNoisy");
    }

    [Theory]
    [InlineData("same", ProfileRelation.Duplicate)]
    [InlineData("formatted", ProfileRelation.Duplicate)]
    [InlineData("falling", ProfileRelation.Monotone)]
    [InlineData("renamed", ProfileRelation.Recoding)]
    [InlineData("coarser", ProfileRelation.Function)]
    [InlineData("nearly", ProfileRelation.NearFunction)]
    public void Relations_are_told_apart(string other, ProfileRelation relation)
    {
        var random = new Random(5);
        var text = new StringBuilder($"a,{other},y\n");
        for (int row = 0; row < 5000; row++)
        {
            double a = random.Next(400) / 4.0;
            string b = other switch
            {
                "same" => Text(a),
                "formatted" => a.ToString("0.000", CultureInfo.InvariantCulture),
                "falling" => Text(Math.Exp(-a / 30)),
                "renamed" => "v" + Text(a * 28 % 400),
                "coarser" => "v" + Math.Floor(a / 10) % 3,
                _ => "v" + (random.Next(40) == 0 ? random.Next(8) : Math.Floor(a / 10) % 8),
            };
            text.Append(CultureInfo.InvariantCulture, $"{Text(a)},{b},{(random.NextDouble() < a / 100 ? 1 : 0)}\n");
        }
        var field = Assert.Single(Profile(text.ToString()).Fields, field => field.Redundancy is not null);
        if (field.Name == other || relation is ProfileRelation.Duplicate or ProfileRelation.Monotone or ProfileRelation.Recoding)
            Assert.Equal(relation, field.Redundancy!.Relation);
        else
            Assert.Fail($"{field.Name} is said to be redundant with {field.RedundantWith}.");
    }

    [Fact]
    public void Of_few_fields_every_pair_that_is_somewhat_similar_is_kept()
    {
        var profile = Profile(Planted(1, 12000));
        var kept = profile.Similarities!;
        Assert.Equal(profile.Fields.Select(field => field.Name), kept.Fields);
        Assert.All(kept.Pairs, pair => Assert.InRange(pair.Similarity, kept.Floor, 1));
        string[] names = [.. kept.Fields];
        var places = kept.Pairs.Select(pair => (Array.IndexOf(names, pair.First), Array.IndexOf(names, pair.Second))).ToArray();
        Assert.Equal(places.Order(), places);
        Assert.All(places, place => Assert.True(place.Item1 < place.Item2));
        // What a group says of its members, its pairs say too; nothing is like the noise.
        foreach (var group in profile.Groups)
        {
            for (int i = 0; i < group.Members.Count; i++)
            {
                string[] both = [group.Representative, group.Members[i]];
                var pair = Assert.Single(kept.Pairs, pair => both.Contains(pair.First) && both.Contains(pair.Second));
                Assert.Equal(group.Similarities[i], pair.Similarity);
            }
        }
        Assert.DoesNotContain(kept.Pairs, pair => pair.First.StartsWith("noise", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_hundreds_of_fields_the_best_are_compared_pair_by_pair_and_of_others_the_closest_are_kept()
    {
        // Three families that tell the label, ten that tell nothing, and noise.
        const int Fields = 300;
        var random = new Random(7);
        var text = new StringBuilder(string.Concat(Enumerable.Range(0, Fields).Select(i => $"f{i:D3},")) + "y\n");
        for (int row = 0; row < 1500; row++)
        {
            int[] bases = [.. Enumerable.Range(0, 13).Select(_ => random.Next(8))];
            for (int i = 0; i < Fields; i++)
            {
                int value = i < 130 && random.Next(10) != 0 ? bases[i % 13] : random.Next(8);
                text.Append(CultureInfo.InvariantCulture, $"v{value},");
            }
            text.Append(bases[0] + bases[1] + bases[2] + random.Next(6) > 12 ? "1\n" : "0\n");
        }
        var profile = Profile(text.ToString());
        var kept = profile.Similarities!;
        Assert.Equal(60, kept.Fields.Count);
        var whole = kept.Fields.ToHashSet(StringComparer.Ordinal);
        // The ten of each family that tells are there, with all pairs, and no pair across families.
        for (int family = 0; family < 3; family++)
        {
            string[] members = [.. Enumerable.Range(0, 10).Select(i => $"f{family + 13 * i:D3}")];
            Assert.All(members, member => Assert.Contains(member, whole));
            Assert.Equal(45, kept.Pairs.Count(pair => members.Contains(pair.First) && members.Contains(pair.Second)));
        }
        Assert.All(kept.Pairs, pair => Assert.Equal(Number(pair.First) % 13, Number(pair.Second) % 13));
        var others = kept.Pairs.Where(pair => !whole.Contains(pair.First) || !whole.Contains(pair.Second)).ToArray();
        Assert.NotEmpty(others);
        Assert.All(
            others.SelectMany(pair => (string[])[pair.First, pair.Second]).GroupBy(name => name),
            pairs => Assert.InRange(pairs.Count(), 1, 5));

        static int Number(string name) => int.Parse(name.AsSpan(1), CultureInfo.InvariantCulture);
    }

    [Fact]
    public void A_near_copy_that_tells_what_the_other_does_not_is_kept()
    {
        // The two differ in one row of twenty, and that is what matters.
        var random = new Random(6);
        var text = new StringBuilder("a,b,y\n");
        for (int row = 0; row < 8000; row++)
        {
            int a = random.Next(50), b = random.Next(20) == 0 ? random.Next(50) : a;
            text.Append(CultureInfo.InvariantCulture, $"x{a},x{b},{(a != b || random.Next(5) == 0 ? 1 : 0)}\n");
        }
        var profile = Profile(text.ToString());
        Assert.Empty(profile.Groups);
        Assert.All(profile.Fields, field => Assert.NotEqual(ProfileVerdict.Redundant, Judge(field)));
    }

    [Fact]
    public void A_group_is_a_star_and_no_chain()
    {
        // b is between a and c: it repeats both, they do not repeat each other.
        Replacement[] replacements = [new(0, 1, .9), new(1, 0, .9), new(1, 2, .95), new(2, 1, .95), new(2, 3, .95), new(3, 2, .95)];
        var partners = new GroupFinder(["a", "b", "c", "d"], [4, 3, 2, 1], [.4, .3, .2, .1], replacements).Find();
        Assert.Equal([null, 0, null, 2], partners.Select(partner => partner?.Field));
        // Of equals the first by name; what could be replaced, but replaces nothing in turn, comes last.
        Assert.Equal([1, null], new GroupFinder(["y", "x"], [1, 1], [.5, .5], [new(0, 1, 1), new(1, 0, 1)]).Find().Select(p => p?.Field));
        Assert.Equal([1, null], new GroupFinder(["a", "b"], [2, 1], [.9, .1], [new(1, 0, 1)]).Find().Select(p => p?.Field));
    }

    [Fact]
    public void Centrality_is_the_share_of_an_endless_walk()
    {
        SimilarPair[] pairs = [new(0, 1, .5), new(1, 2, 1)];
        double[] shares = FieldCentrality.Of([1, 1, 2, 0], pairs);
        Assert.Equal(1, shares.Sum(), 1e-12);
        // p = .15 v + .85 B'p, row by row.
        Assert.Equal(.15 / 4 + .85 * shares[1] / 3, shares[0], 1e-9);
        Assert.Equal(.15 / 4 + .85 * (shares[0] + shares[2]), shares[1], 1e-9);
        Assert.Equal(.15 / 2 + .85 * shares[1] * 2 / 3, shares[2], 1e-9);
    }

    [Fact]
    public void The_deviation_is_that_of_fresh_samples()
    {
        var random = new Random(8);
        const int samples = 80;
        double[] found = new double[samples], said = new double[samples];
        for (int sample = 0; sample < samples; sample++)
        {
            int[] a = [.. Enumerable.Range(0, 1500).Select(_ => (int)(12 * Math.Pow(random.NextDouble(), 2)))];
            int[] b = Array.ConvertAll(a, value => random.Next(8) == 0 ? random.Next(6) : value / 2);
            found[sample] = MutualInformation.Similarity(ContingencyTable.FromCodes(a, b));
            said[sample] = SimilarityResampler.Deviation(new SampledColumn(a), new SampledColumn(b), found[sample]);
        }
        double mean = found.Average(), deviation = Math.Sqrt(found.Sum(x => (x - mean) * (x - mean)) / (samples - 1));
        Assert.InRange(said.Average() / deviation, 0.75, 1.3);
    }

    [SharedFact("data/synthetic/first16384.csv")]
    public void The_groups_of_the_synthetic_table_are_found()
    {
        using var reader = new CsvDataReader(SharedFolder.File("data/synthetic/first16384.csv"));
        var profile = SchemaProfiler.Profile(reader, "label", "log");
        string[][] planted =
        [
            ["rel_c2", "red_c2_flip"], ["rel_c50", "red_c50_noise10"], ["rel_c200", "red_c200_div10"], ["rel_c1000", "red_c1000_noise30"],
            ["red_c5xc10", "rel_c5", "rel_c10", "red_c10_half"], ["rel_num_mono", "red_mono_bin20", "red_mono_affine"],
            ["rel_num_quad", "red_quad_abs"], ["rel_num_count", "red_count_noise"],
        ];
        Assert.Equal(planted.Select(Joined).Order(), profile.Groups.Select(group => Joined([group.Representative, .. group.Members])).Order());
    }

    [SharedFact("data/adult/train.csv")]
    public void The_years_of_education_are_another_name_of_it()
    {
        using var reader = new CsvDataReader(SharedFolder.File("data/adult/train.csv"));
        var profile = SchemaProfiler.Profile(reader, "Income", "adult");
        var redundant = Assert.Single(profile.Fields, field => Judge(field) == ProfileVerdict.Redundant);
        Assert.Equal(("EducationYears", "Education", ProfileRelation.Recoding),
            (redundant.Name, redundant.RedundantWith, redundant.Redundancy!.Relation));
        Assert.Equal(0, redundant.Redundancy.Added);
        Assert.Equal(redundant.Score, redundant.Redundancy.Alone);
    }

    private static string Planted(int seed, int rows)
    {
        var random = new Random(seed);
        var text = new StringBuilder("city,cityCode,cityText,region,cityNoisy,size,sizeLog,sizeBins,count,countNoisy,n2,n20,n500,nx,y\n");
        for (int row = 0; row < rows; row++)
        {
            int city = random.Next(40), count = Enumerable.Range(0, 8).Count(_ => random.Next(3) == 0);
            double size = -20 * Math.Log(1 - random.NextDouble());
            double margin = (city * 7 % 40 - 20) / 12.0 + (count - 2.7) / 2 + (size > 20 ? 1 : -1) + size / 60;
            object[] cells =
            [
                "c" + city, "k" + (city * 11 + 5) % 41, "t" + city % 10 + "-" + city / 10, "r" + city / 5,
                "c" + (random.Next(12) == 0 ? random.Next(40) : city), size, Math.Log(1 + size), Math.Floor(Math.Min(size, 100) / 5), count,
                count + random.Next(3), random.Next(2), "z" + random.Next(20), "w" + random.Next(500), random.NextDouble(),
                random.NextDouble() < 1 / (1 + Math.Exp(-margin)) ? 1 : 0,
            ];
            text.AppendJoin(',', cells.Select(cell => Convert.ToString(cell, CultureInfo.InvariantCulture))).Append('\n');
        }
        return text.ToString();
    }

    private static string Joined(IEnumerable<string> names) => string.Join(' ', names.Order(StringComparer.Ordinal));

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);

    private static ProfileVerdict Judge(ProfileField field) => ProfileJudge.Judge(field, ProfileThresholds.Default);

    private static ProfileField Field(ProfileFile profile, string name) => profile.Fields.Single(field => field.Name == name);

    private static ProfileFile Profile(string csv) =>
        SchemaProfiler.Profile(new CsvDataReader(new MemoryStream(Encoding.UTF8.GetBytes(csv)), "log.csv"), "y", "log");
}

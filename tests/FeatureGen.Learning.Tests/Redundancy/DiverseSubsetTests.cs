using FeatureGen.Formats.Profiles;
using FeatureGen.Learning.Redundancy;

namespace FeatureGen.Learning.Tests.Redundancy;

public sealed class DiverseSubsetTests
{
    [Theory]
    [InlineData(7, 3)]
    [InlineData(9, 4)]
    [InlineData(8, 8)]
    public void The_choice_has_the_largest_determinant(int items, int count)
    {
        var random = new Random(items);
        double[] quality = [.. Enumerable.Range(0, items).Select(_ => 0.2 + random.NextDouble())];
        double[][] points = [.. Enumerable.Range(0, items).Select(_ => Unit(random, 12))];
        double Similarity(int a, int b) => points[a].Zip(points[b], (x, y) => x * y).Sum();

        int best = Enumerable.Range(0, 1 << items).Where(set => int.PopCount(set) == count).MaxBy(set => Determinant(Kernel(Items(set))));
        Assert.Equal(Items(best), DiverseSubset.Of(quality, Similarity, count));

        // The greedy choice is within the known bound of the largest: a factor of k!^2.
        var greedy = DiverseSubset.Greedy([.. Enumerable.Range(0, items)], [.. quality.Select(q => 2 * Math.Log(q))], Similarity, count);
        double factor = Math.Pow(Enumerable.Range(1, count).Aggregate(1.0, (product, k) => product * k), 2);
        Assert.True(Determinant(Kernel([.. greedy])) * factor >= Determinant(Kernel(Items(best))));

        double[][] Kernel(int[] chosen) =>
            [.. chosen.Select(a => chosen.Select(b => quality[a] * quality[b] * (a == b ? 1 : Similarity(a, b))).ToArray())];
    }

    [Fact]
    public void Of_copies_one_is_taken_and_what_says_nothing_is_not()
    {
        Assert.Equal([0, 2], DiverseSubset.Of([3, 2, 1, 0], (a, b) => a + b == 1 ? 1 : 0, 4));
    }

    [Fact]
    public void Fields_are_chosen_across_groups()
    {
        var profile = new ProfileFile
        {
            Schema = "T", Method = "mutualInformation", Label = "y",
            Groups = new([new ProfileGroup { Representative = "a", Members = new(["b", "c"]), Similarities = new([1.0, 0.5]) }]),
            Fields = new([Field("leak", 9) with { LabelShare = .9 }, Field("a", 4), Field("b", 3.9), Field("c", 1.5), Field("d", 1), Field("e", 1.4)]),
        };
        Assert.Equal(["a", "e"], DiverseFields.Of(profile, 2, ProfileThresholds.Default).Select(field => field.Name));
        Assert.Equal(["a", "c", "d", "e"], DiverseFields.Of(profile, 9, ProfileThresholds.Default).Select(field => field.Name).Order());

        static ProfileField Field(string name, double score) => new() { Name = name, Score = score, Coverage = 1, Distinct = 5 };
    }

    private static double[] Unit(Random random, int length)
    {
        double[] point = [.. Enumerable.Range(0, length).Select(_ => random.NextDouble() - 0.3)];
        double norm = Math.Sqrt(point.Sum(x => x * x));
        return Array.ConvertAll(point, x => x / norm);
    }

    private static int[] Items(int set) => [.. Enumerable.Range(0, 32).Where(item => (set >> item & 1) == 1)];

    /// <summary>By the first row.</summary>
    private static double Determinant(double[][] matrix) => matrix.Length == 0 ? 1 : Enumerable.Range(0, matrix.Length).Sum(column =>
        (column % 2 == 0 ? 1 : -1) * matrix[0][column]
        * Determinant([.. matrix[1..].Select(row => (double[])[.. row[..column], .. row[(column + 1)..]])]));
}

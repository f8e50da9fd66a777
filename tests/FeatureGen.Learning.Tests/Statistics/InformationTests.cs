using System.Text.Json;
using FeatureGen.Learning.Statistics;

namespace FeatureGen.Learning.Tests.Statistics;

public sealed class InformationTests
{
    public static TheoryData<int> Cases => [.. Enumerable.Range(0, Truth().Length)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Equals_scikit_learn(int index)
    {
        (int[] a, int[] b, double information, double expected) = Truth()[index];
        var table = ContingencyTable.FromCodes(a, b);
        var turned = ContingencyTable.FromCodes(b, a);

        Assert.Equal(information, MutualInformation.Of(table), 1e-12);
        Assert.Equal(information, MutualInformation.Of(turned), 1e-12);
        Assert.Equal(expected, ExpectedMutualInformation.Of(table), 1e-10);
        Assert.Equal(expected, ExpectedMutualInformation.Of(turned), 1e-10);
        Assert.Equal(expected, ExpectedMutualInformation.Of(Padded(table.RowTotals), table.ColumnTotals), 1e-10);
    }

    [Fact]
    public void Expectation_is_the_mean_over_all_shuffles()
    {
        int[] a = [0, 0, 1, 1, 1, 2], b = [0, 1, 0, 1, 1, 1];
        double[] all = [.. Permutations(b).Select(shuffled => MutualInformation.Of(ContingencyTable.FromCodes(a, shuffled)))];
        Assert.Equal(720, all.Length);
        Assert.Equal(all.Average(), ExpectedMutualInformation.Of(ContingencyTable.FromCodes(a, b)), 1e-13);
    }

    [Fact]
    public void A_million_distinct_values_explain_nothing()
    {
        int[] ones = [.. Enumerable.Repeat(1, 1_000_000)];
        int[] labels = [370_772, 629_228];
        // Every value alone: the information is the label's entropy, shuffled or not.
        Assert.Equal(Entropy.FromCounts(labels), ExpectedMutualInformation.Of(ones, labels), 1e-12);
    }

    [Fact]
    public void Similarity_is_one_for_functions_and_nothing_for_independent_or_unique_fields()
    {
        var random = new Random(5);
        int[] field = [.. Enumerable.Range(0, 5000).Select(_ => random.Next(20))];
        int[] coarser = [.. field.Select(value => value / 4)];
        int[] other = [.. field.Select(_ => random.Next(30))];
        int[] unique = [.. Enumerable.Range(0, 5000)];

        Assert.Equal(1, MutualInformation.Similarity(ContingencyTable.FromCodes(field, coarser)), 1e-12);
        Assert.Equal(0, MutualInformation.Similarity(ContingencyTable.FromCodes(field, other)), 0.005);
        Assert.Equal(0, MutualInformation.Similarity(ContingencyTable.FromCodes(field, unique)));
    }

    [Fact]
    public void Pairs_equal_the_exact_similarity_whichever_expectation_is_used()
    {
        var random = new Random(6);
        const int rows = 3000;
        int[] skewed = [.. Enumerable.Range(0, rows).Select(_ => (int)(2000 * Math.Pow(random.NextDouble(), 4)))];
        int[] mixed = [.. skewed.Select(value => random.Next(3) == 0 ? random.Next(2000) : value)];
        int[][] columns =
        [
            skewed, mixed,
            [.. skewed.Select(value => value % 7)], [.. mixed.Select(value => value / 300)],
            new int[rows], [.. Enumerable.Range(0, rows)],
        ];

        IReadOnlyList<SimilarPair> pairs = PairwiseSimilarity.Of(columns, 0.05, threads: 1);
        Assert.Equal(pairs, PairwiseSimilarity.Of(columns, 0.05, threads: 3));
        Assert.DoesNotContain(pairs, pair => pair.First > 3 || pair.Second > 3);
        for (int first = 0; first < 4; first++)
        {
            for (int second = first + 1; second < 4; second++)
            {
                double exact = MutualInformation.Similarity(ContingencyTable.FromCodes(columns[first], columns[second]));
                double found = pairs.Where(pair => (pair.First, pair.Second) == (first, second)).Select(pair => pair.Similarity).SingleOrDefault();
                Assert.Equal(exact < 0.05 ? 0 : exact, found, 0.02);
            }
        }
    }

    private static int[] Padded(int[] totals) => [0, .. totals.Reverse(), 0];

    private static (int[] A, int[] B, double Information, double Expected)[] Truth()
    {
        string path = Path.Combine(AppContext.BaseDirectory, "Statistics", "information.truth.json");
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(path));
        return [.. document.RootElement.GetProperty("cases").EnumerateArray().Select(c => (
            c.GetProperty("a").Deserialize<int[]>()!, c.GetProperty("b").Deserialize<int[]>()!,
            c.GetProperty("mi").GetDouble(), c.GetProperty("emi").GetDouble()))];
    }

    private static IEnumerable<int[]> Permutations(int[] values) => values.Length <= 1
        ? [values]
        : Enumerable.Range(0, values.Length).SelectMany(first =>
            Permutations([.. values[..first], .. values[(first + 1)..]]).Select(rest => (int[])[values[first], .. rest]));
}

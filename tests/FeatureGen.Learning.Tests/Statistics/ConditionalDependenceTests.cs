using FeatureGen.Learning.Statistics;

namespace FeatureGen.Learning.Tests.Statistics;

public sealed class ConditionalDependenceTests
{
    [Fact]
    public void The_chain_rule_holds()
    {
        var random = new Random(1);
        int[] given = Draw(random, 3000, 7), field = [.. given.Select(g => random.Next(3) + g / 3)];
        int[] label = [.. field.Select((f, i) => random.Next(4) == 0 ? random.Next(3) : (f + given[i]) % 3)];
        int[] both = [.. field.Select((f, i) => 100 * given[i] + f)];

        double expected = Information(both, label) - Information(given, label);
        Assert.Equal(expected, new ConditionalDependence(field, given, label).MutualInformation, 1e-12);
    }

    [Fact]
    public void Noise_is_the_mean_over_all_shuffles_within_each_given_value()
    {
        int[] given = [0, 0, 0, 0, 1, 1, 1], field = [0, 0, 1, 2, 0, 1, 1], label = [0, 1, 1, 0, 1, 0, 1];
        double[] all =
        [
            .. from first in Permutations(label[..4])
               from second in Permutations(label[4..])
               select new ConditionalDependence(field, given, [.. first, .. second]).MutualInformation,
        ];
        Assert.Equal(24 * 6, all.Length);
        Assert.Equal(all.Average(), new ConditionalDependence(field, given, label).Noise, 1e-13);
    }

    [Fact]
    public void Half_of_an_exclusive_or_tells_all_once_the_other_half_is_known()
    {
        var random = new Random(2);
        int[] given = Draw(random, 4000, 2), field = Draw(random, 4000, 2), label = [.. field.Select((f, i) => f ^ given[i])];
        Assert.Equal(Math.Log(2), new ConditionalDependence(field, given, label).Score, 0.001);
        Assert.Equal(0, new ConditionalDependence(field, new int[4000], label).Score, 0.001);
        // And nothing is left of a field that is a function of what is known.
        Assert.Equal(0, new ConditionalDependence([.. given.Select(g => 1 - g)], given, label).MutualInformation);
    }

    [Fact]
    public void Intervals_hold_the_truth()
    {
        int held = 0, nothing = 0;
        const int tables = 60;
        // A field flipped in a tenth of the rows tells ln 2 - h(0.1); through a given middle it tells nothing.
        double truth = Math.Log(2) + .1 * Math.Log(.1) + .9 * Math.Log(.9);
        for (int seed = 0; seed < tables; seed++)
        {
            var random = new Random(seed);
            int[] given = Draw(random, 3000, 5), field = Draw(random, 3000, 2);
            int[] label = [.. field.Select(f => random.Next(10) == 0 ? 1 - f : f)];
            var direct = new ConditionalDependence(field, given, label);
            held += direct.Low <= truth && truth <= direct.High ? 1 : 0;
            int[] middle = Draw(random, 3000, 40), copy = [.. middle.Select(m => random.Next(5) == 0 ? random.Next(40) : m)];
            int[] outcome = [.. middle.Select(m => random.Next(40) < m ? 1 : 0)];
            nothing += new ConditionalDependence(copy, middle, outcome).Low == 0 ? 1 : 0;
        }
        Assert.InRange(held, 0.88 * tables, tables);
        Assert.InRange(nothing, 0.9 * tables, tables);
    }

    private static int[] Draw(Random random, int rows, int values) => [.. Enumerable.Range(0, rows).Select(_ => random.Next(values))];

    private static double Information(int[] a, int[] b) => MutualInformation.Of(ContingencyTable.FromCodes(a, b));

    private static IEnumerable<int[]> Permutations(int[] values) => values.Length <= 1
        ? [values]
        : Enumerable.Range(0, values.Length).SelectMany(first =>
            Permutations([.. values[..first], .. values[(first + 1)..]]).Select(rest => (int[])[values[first], .. rest]));
}

using FeatureGen.Learning.Interactions;
using FeatureGen.Learning.Interpretation;

namespace FeatureGen.Learning.Tests.Interactions;

/// <summary>The gain of a combination against closed forms, and against logistic regression by Newton's method.</summary>
public sealed class InteractionTestTests
{
    [Fact]
    public void An_exclusive_or_gains_the_whole_label()
    {
        // Levels 0 and 1 in all four combinations, 1000 rows each, all of one class.
        var table = new CellTable([2, 2], 2, [1000, 0, 0, 1000, 0, 1000, 1000, 0]);
        var measure = InteractionTest.Of(table, 4000, 0.5);
        Assert.Equal(Math.Log(2), measure.Gain, 2e-4);
        Assert.True(measure.PValue < 1e-100);
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.3)]
    public void A_noisy_exclusive_or_of_two_or_three_gains_what_is_left_of_the_label(double error)
    {
        int wrong = (int)(1000 * error), right = 1000 - wrong;
        double expected = Math.Log(2) + error * Math.Log(error) + (1 - error) * Math.Log(1 - error);
        var pair = new CellTable([2, 2], 2, [right, wrong, wrong, right, wrong, right, right, wrong]);
        Assert.Equal(expected, InteractionTest.Of(pair, 4000, 0.5).Gain, 2e-4);
        int[] parity = [.. Enumerable.Range(0, 8).SelectMany(cell => int.PopCount(cell) % 2 == 0 ? new[] { right, wrong } : [wrong, right])];
        var triple = InteractionTest.Of(new CellTable([2, 2, 2], 2, parity), 8000, 0.5);
        Assert.Equal(expected, triple.Gain, 2e-4);
        Assert.InRange(expected, triple.Interval.Low, triple.Interval.High);
    }

    [Fact]
    public void The_fit_is_that_of_a_logistic_regression()
    {
        var random = new SeededRandom(5);
        for (int round = 0; round < 10; round++)
        {
            int[] levels = round % 2 == 0 ? [3, 4] : [2, 3, 2];
            int cells = levels.Aggregate(1, (product, level) => product * level);
            int[] counts = [.. Enumerable.Range(0, 2 * cells).Select(_ => 5 + random.Next(60))];
            var fit = new LogLinearFit(new CellTable(levels, 2, counts), [.. Enumerable.Range(0, cells)]);
            for (int cycle = 0; cycle < 200; cycle++) fit.Cycle();
            Assert.Equal(Deviance(levels, counts), fit.Ratio(), 1e-6);
        }
    }

    [Fact]
    public void Ranks_of_designs_with_holes()
    {
        // Two fields that are copies of each other: three combinations, three parameters.
        Assert.Equal(3, DesignRank.Of([[0, 1, 2], [0, 1, 2]]));
        Assert.Equal(2 + 3 - 1, DesignRank.Of([[0, 0, 0, 1, 1, 1], [0, 1, 2, 0, 1, 2]]));
        Assert.Equal(2 + 3 - 1, DesignRank.Bound([2, 3], [0, 1, 2, 3, 4, 5]));
        Assert.Equal(7, DesignRank.Bound([2, 2, 2], [0, 1, 2, 3, 4, 5, 6, 7]));
    }

    /// <summary>The deviance of the logistic regression on the levels (of three fields: of their pairs).</summary>
    private static double Deviance(int[] levels, int[] counts)
    {
        double[][] design = [.. Enumerable.Range(0, counts.Length / 2).Select(cell => DesignRow(levels, cell))];
        var weights = new double[design[0].Length];
        for (int step = 0; step < 30; step++)
        {
            var system = new double[weights.Length, weights.Length + 1];
            for (int cell = 0; cell < design.Length; cell++)
            {
                double p = Probability(design[cell], weights), n = counts[2 * cell] + counts[2 * cell + 1];
                for (int i = 0; i < weights.Length; i++)
                {
                    system[i, weights.Length] += design[cell][i] * (counts[2 * cell + 1] - n * p);
                    for (int j = 0; j < weights.Length; j++) system[i, j] += design[cell][i] * design[cell][j] * n * p * (1 - p);
                }
            }
            for (int i = 0; i < weights.Length; i++) system[i, i] += 1e-9;      // more columns than their rank
            double[] change = Solve(system);
            for (int i = 0; i < weights.Length; i++) weights[i] += change[i];
        }
        return 2 * Enumerable.Range(0, design.Length).Sum(cell =>
        {
            double p = Probability(design[cell], weights), n = counts[2 * cell] + counts[2 * cell + 1];
            return counts[2 * cell + 1] * Math.Log(counts[2 * cell + 1] / (n * p)) + counts[2 * cell] * Math.Log(counts[2 * cell] / (n - n * p));
        });
    }

    private static double[] DesignRow(int[] levels, int cell)
    {
        int c = levels.Length == 3 ? cell % levels[2] : 0, rest = levels.Length == 3 ? cell / levels[2] : cell;
        int a = rest / levels[1], b = rest % levels[1];
        return levels.Length == 2
            ? [.. OneHot(a, levels[0]), .. OneHot(b, levels[1])]
            : [.. OneHot(a * levels[1] + b, levels[0] * levels[1]), .. OneHot(a * levels[2] + c, levels[0] * levels[2]),
                .. OneHot(b * levels[2] + c, levels[1] * levels[2])];
    }

    private static IEnumerable<double> OneHot(int place, int length) => Enumerable.Range(0, length).Select(i => i == place ? 1.0 : 0);

    private static double Probability(double[] row, double[] weights) => 1 / (1 + Math.Exp(-row.Zip(weights, (x, w) => x * w).Sum()));

    private static double[] Solve(double[,] system)
    {
        int n = system.GetLength(0);
        for (int column = 0; column < n; column++)
        {
            int pivot = Enumerable.Range(column, n - column).MaxBy(row => Math.Abs(system[row, column]));
            for (int i = 0; i <= n; i++) (system[column, i], system[pivot, i]) = (system[pivot, i], system[column, i]);
            for (int row = 0; row < n; row++)
            {
                double factor = row == column ? 0 : system[row, column] / system[column, column];
                for (int i = column; factor != 0 && i <= n; i++) system[row, i] -= factor * system[column, i];
            }
        }
        return [.. Enumerable.Range(0, n).Select(row => system[row, n] / system[row, row])];
    }
}

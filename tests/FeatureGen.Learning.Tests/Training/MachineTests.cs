using FeatureGen.Learning.Training;

namespace FeatureGen.Learning.Tests.Training;

public sealed class MachineTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(16)]
    [InlineData(33)]
    public void The_margin_is_the_sum_over_all_pairs(int dimension)
    {
        var (machine, row) = Random(dimension);

        Assert.Equal(MarginByPairs(machine, row), machine.Margin(row), 1e-5);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(16)]
    public void The_gradient_is_that_of_finite_differences(int dimension)
    {
        var (machine, row) = Random(dimension);
        const float slope = -.7f;
        machine.Margin(row);
        machine.AddGradient(row, slope);

        Assert.Equal(slope, machine.Bias.Gradients[0]);
        AssertGradient(machine, row, machine.Weights, slope);
        AssertGradient(machine, row, machine.Embeddings, slope);
        Assert.Equal([1, 4, 2, 5], machine.Touched.ToArray());
    }

    private static void AssertGradient(Machine machine, ActiveRow row, ParameterTable table, float slope)
    {
        const float step = 1f / 64;
        for (int i = 0; i < table.Rows * table.Stride; i++)
        {
            if (i % table.Stride >= Math.Max(1, machine.Dimension)) continue; // padding
            float value = table.Values[i];
            table.Values[i] = value + step;
            double above = MarginByPairs(machine, row);
            table.Values[i] = value - step;
            double below = MarginByPairs(machine, row);
            table.Values[i] = value;
            Assert.Equal(slope * (above - below) / (2 * step), table.Gradients[i], 1e-4);
        }
    }

    // The definition, in double precision: bias + sum w z + sum over pairs <v_i, v_j> z_i z_j.
    private static double MarginByPairs(Machine machine, ActiveRow row)
    {
        double margin = machine.Bias.Values[0];
        for (int i = 0; i < row.Count; i++)
        {
            margin += (double)row.Factors[i] * machine.Weights.Values[row.Parameters[i]];
            for (int j = 0; j < i; j++)
                for (int f = 0; f < machine.Dimension; f++)
                    margin += (double)row.Factors[i] * row.Factors[j] * Embedding(machine, row.Parameters[i], f) * Embedding(machine, row.Parameters[j], f);
        }
        return margin;
    }

    private static double Embedding(Machine machine, int parameter, int factor) =>
        machine.Embeddings.Values[parameter * machine.Embeddings.Stride + factor];

    // Parameter 4 is on twice, as a value that stands twice in a list.
    private static (Machine Machine, ActiveRow Row) Random(int dimension)
    {
        var machine = new Machine(6, dimension, seed: 5);
        var random = new Random(1);
        machine.Bias.Values[0] = .25f;
        for (int i = 0; i < 6; i++)
        {
            machine.Weights.Values[i] = (float)random.NextDouble() - .5f;
            for (int f = 0; f < dimension; f++) machine.Embeddings.Values[i * machine.Embeddings.Stride + f] = (float)random.NextDouble() - .5f;
        }
        var row = new ActiveRow(5);
        foreach (var (parameter, factor) in new[] { (1, 1f), (4, 1f), (2, -1.75f), (4, 1f), (5, .5f) }) row.Add(parameter, factor);
        return (machine, row);
    }
}

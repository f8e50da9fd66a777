using System.Numerics;
using FeatureGen.Formats.Trees;

namespace FeatureGen.Tests.Trees.Explain;

/// <summary>Shapley values by their definition: over all subsets of features, of the expectation where only they are known.</summary>
internal static class BruteForceShapley
{
    /// <summary>The contributions to an output, the bias last, of a model that has trees alone.</summary>
    public static double[] Contributions(TreeEnsemble model, float[] row, int output)
    {
        int count = row.Length;
        var known = new double[1 << count];
        for (int subset = 0; subset < known.Length; subset++)
        {
            double sum = model.BaseScores[output];
            foreach (var tree in model.Trees)
                if (tree.Output == output) sum += tree.Weight * Expectation(tree, row, subset, 0);
            known[subset] = sum * model.EndScale + model.EndBiases[output];
        }
        var result = new double[count + 1];
        for (int feature = 0; feature < count; feature++)
            for (int subset = 0; subset < known.Length; subset++)
                if ((subset >> feature & 1) == 0)
                    result[feature] += Weight(BitOperations.PopCount((uint)subset), count) * (known[subset | 1 << feature] - known[subset]);
        result[count] = known[0];
        return result;
    }

    private static double Expectation(DecisionTree tree, float[] row, int subset, int node)
    {
        if (node < 0) return tree.LeafValues[~node];
        int feature = tree.Features[node];
        if ((subset >> feature & 1) != 0)
            return Expectation(tree, row, subset, IsLeft(tree, node, row[feature]) ? tree.Lefts[node] : tree.Rights[node]);
        return Share(tree.Lefts[node]) * Expectation(tree, row, subset, tree.Lefts[node])
            + Share(tree.Rights[node]) * Expectation(tree, row, subset, tree.Rights[node]);

        double Share(int child) => tree.NodeCovers[node] == 0
            ? .5
            : (child >= 0 ? tree.NodeCovers[child] : tree.LeafCovers[~child]) / tree.NodeCovers[node];
    }

    private static bool IsLeft(DecisionTree tree, int node, float value)
    {
        if (float.IsNaN(value)) return tree.Rules[node].HasFlag(NodeRule.DefaultLeft);
        return tree.Rules[node].HasFlag(NodeRule.LessOrEqual) ? value <= tree.Thresholds[node] : value < tree.Thresholds[node];
    }

    // s! (n - 1 - s)! / n!
    private static double Weight(int size, int count)
    {
        double binomial = 1;
        for (int i = 0; i < size; i++) binomial = binomial * (count - 1 - i) / (i + 1);
        return 1 / (count * binomial);
    }
}

using FeatureGen.Formats.Trees;

namespace FeatureGen.Trees.Explain;

/// <summary>The margins that contributions are counted from: their expectation over the training data.</summary>
internal static class ExpectedMargins
{
    /// <summary>What keeps a model from being explained, or null: a clause without a full stop, naming the tree.</summary>
    public static string? FindObstacle(TreeEnsemble model)
    {
        for (int i = 0; i < model.Trees.Count; i++)
            if (TreeShares.FindObstacle(model.Trees[i]) is { } obstacle) return $"tree {i}: {obstacle}";
        return null;
    }

    /// <summary>The expected margin of each output; the margin without trees where the model cannot be explained.</summary>
    public static double[] Of(TreeEnsemble model)
    {
        double[] margins = WithoutTrees(model);
        if (FindObstacle(model) is not null) return margins;
        foreach (var tree in model.Trees) margins[tree.Output] += Scale(model, tree) * Mean(tree);
        return margins;
    }

    /// <summary>What each output is before the trees are added.</summary>
    public static double[] WithoutTrees(TreeEnsemble model) =>
        [.. Enumerable.Range(0, model.OutputCount).Select(output => Base(model, output))];

    /// <summary>What leaves of a tree are multiplied by.</summary>
    public static double Scale(TreeEnsemble model, DecisionTree tree) => tree.Weight * model.EndScale;

    private static double Mean(DecisionTree tree) => tree.Features.Count > 0 ? new TreeShares(tree).Expected : tree.LeafValues[0];

    private static double Base(TreeEnsemble model, int output)
    {
        double score = model.Precision == TreePrecision.Single ? (float)model.BaseScores[output] : model.BaseScores[output];
        return BaseMargins.Of(model, output, score) * model.EndScale + (model.EndBiases.Count > 0 ? model.EndBiases[output] : 0);
    }
}

namespace FeatureGen.Formats.Trees;

/// <summary>A tree as flat arrays: inner nodes and leaves, each numbered from 0. The root is node 0, or leaf 0 where there is no
/// node.</summary>
public sealed record DecisionTree
{
    /// <summary>The output that the tree adds to.</summary>
    public int Output { get; init; }

    /// <summary>What the leaf's value is multiplied by, in the precision of the ensemble (DART).</summary>
    public double Weight { get; init; } = 1;

    /// <summary>The feature that each node asks for.</summary>
    public EquatableArray<int> Features { get; init; }

    /// <summary>How each node decides.</summary>
    public EquatableArray<NodeRule> Rules { get; init; }

    /// <summary>The threshold of each node; 0 at categorical nodes. Never NaN.</summary>
    public EquatableArray<double> Thresholds { get; init; }

    /// <summary>The left child of each node: a node, or the complement (~) of a leaf.</summary>
    public EquatableArray<int> Lefts { get; init; }

    /// <summary>The right child of each node, likewise.</summary>
    public EquatableArray<int> Rights { get; init; }

    /// <summary>The index in <see cref="Sets"/> of each node, -1 where it is not categorical; empty where no node is.</summary>
    public EquatableArray<int> NodeSets { get; init; }

    /// <summary>Sets of categories, each ascending.</summary>
    public EquatableArray<EquatableArray<int>> Sets { get; init; }

    /// <summary>The value of each leaf.</summary>
    public required EquatableArray<double> LeafValues { get; init; }

    /// <summary>The linear model of each leaf; empty where leaves are constants.</summary>
    public EquatableArray<LeafModel> LeafModels { get; init; }

    /// <summary>What each node's split gained in training; empty where the model does not say.</summary>
    public EquatableArray<double> Gains { get; init; }

    /// <summary>How much training data came to each node (rows, or the sum of Hessians: what the model's own SHAP values weigh by); empty
    /// where the model does not say.</summary>
    public EquatableArray<double> NodeCovers { get; init; }

    /// <summary>How much training data came to each leaf, likewise.</summary>
    public EquatableArray<double> LeafCovers { get; init; }

    /// <summary>Says what keeps this from being a tree over so many features, or null if nothing does.</summary>
    internal string? FindProblem(int featureCount)
    {
        int nodes = Features.Count;
        if (Rules.Count != nodes || Thresholds.Count != nodes || Lefts.Count != nodes || Rights.Count != nodes)
            return "its arrays of nodes differ in length";
        if (LeafModels.Count > 0 && LeafModels.Count != LeafValues.Count) return "not each leaf has a linear model";
        if (TreeShape.Find(Lefts.ToArray(), Rights.ToArray(), LeafValues.Count) is { } shape) return $"node {shape.Node}: {shape.Problem}";
        return FindNodeProblem(featureCount) ?? FindLeafProblem(featureCount);
    }

    private string? FindNodeProblem(int featureCount)
    {
        int[] features = Features.ToArray();
        var rules = Rules.ToArray();
        double[] thresholds = Thresholds.ToArray();
        for (int node = 0; node < features.Length; node++)
        {
            if (features[node] < 0 || features[node] >= featureCount)
                return $"node {node} asks for feature {features[node]} of {featureCount}";
            if (double.IsNaN(thresholds[node])) return $"node {node} has the threshold NaN";
            bool isCategorical = (rules[node] & NodeRule.Categorical) != 0;
            if (isCategorical && (node >= NodeSets.Count || NodeSets[node] < 0 || NodeSets[node] >= Sets.Count))
                return $"node {node} has no set";
        }
        return null;
    }

    private string? FindLeafProblem(int featureCount)
    {
        for (int leaf = 0; leaf < LeafModels.Count; leaf++)
        {
            var features = LeafModels[leaf].Features;
            bool exist = features.Count == LeafModels[leaf].Coefficients.Count;
            for (int i = 0; i < features.Count; i++) exist &= features[i] >= 0 && features[i] < featureCount;
            if (!exist) return "a leaf has a linear model over features that do not exist";
        }
        return null;
    }
}

using FeatureGen.Formats.Trees;

namespace FeatureGen.Trees.Explain;

/// <summary>Which part of the training data of a node went to each child.</summary>
internal sealed class TreeShares
{
    private const string NoCovers = "it does not say how much training data came to each node and leaf (XGBoost: sum_hessian; "
        + "LightGBM: internal_count and leaf_count; CatBoost: leaf_weights); import it from a file of its trainer that has them";

    private const string LinearLeaves = "its leaves are linear models, for which no such contributions are defined; "
        + "train without linear leaves (linear_tree=false) to have it explained";

    private readonly DecisionTree _tree;
    private readonly double[] _covers;

    /// <summary>Reads the covers of a tree.</summary>
    /// <exception cref="InvalidOperationException">It has none, wrong ones or linear leaves.</exception>
    public TreeShares(DecisionTree tree)
    {
        _tree = tree;
        if (FindObstacle(tree) is { } obstacle) throw new InvalidOperationException(obstacle);
        Order = Sort(tree);
        _covers = tree.NodeCovers.Count > 0 ? tree.NodeCovers.ToArray() : Sums();
        Expected = Mean();
    }

    /// <summary>What keeps a tree from being explained, or null: a clause without a full stop.</summary>
    public static string? FindObstacle(DecisionTree tree)
    {
        if (tree.LeafModels.Count > 0) return LinearLeaves;
        if (tree.Features.Count == 0) return null;
        bool hasNodes = tree.NodeCovers.Count == tree.Features.Count || tree.NodeCovers.Count == 0;
        if (!hasNodes || tree.LeafCovers.Count != tree.LeafValues.Count) return NoCovers;
        foreach (double cover in tree.NodeCovers.Concat(tree.LeafCovers))
            if (!(cover >= 0 && double.IsFinite(cover)))
                return FormattableString.Invariant($"{cover} is no amount of training data that can have come to a node");
        return null;
    }

    /// <summary>The nodes, parents before their children.</summary>
    public int[] Order { get; }

    /// <summary>The mean of the leaves' values.</summary>
    public double Expected { get; }

    /// <summary>The share of the left child.</summary>
    public double Left(int node) => Share(node, _tree.Lefts[node]);

    /// <summary>The share of the right child.</summary>
    public double Right(int node) => Share(node, _tree.Rights[node]);

    // As the trainers do: by the node's own cover, which is not always the sum of its children's. A node without data sends unknown rows
    // both ways alike; only rows that come there by a value see it.
    private double Share(int node, int child) => _covers[node] > 0 ? Cover(child) / _covers[node] : .5;

    private double Cover(int child) => child >= 0 ? _covers[child] : _tree.LeafCovers[~child];

    private double[] Sums()
    {
        var sums = new double[Order.Length];
        foreach (int node in Order.Reverse())
        {
            foreach (int child in new[] { _tree.Lefts[node], _tree.Rights[node] })
                sums[node] += child >= 0 ? sums[child] : _tree.LeafCovers[~child];
        }
        return sums;
    }

    private double Mean()
    {
        var shares = new double[Order.Length];
        shares[0] = 1;
        double mean = 0;
        foreach (int node in Order)
        {
            foreach (var (child, share) in new[] { (_tree.Lefts[node], Left(node)), (_tree.Rights[node], Right(node)) })
            {
                if (child >= 0) shares[child] = shares[node] * share;
                else mean += shares[node] * share * _tree.LeafValues[~child];
            }
        }
        return mean;
    }

    // Level by level: neighbours do not wait for each other's results.
    private static int[] Sort(DecisionTree tree)
    {
        var order = new int[tree.Features.Count];
        int count = 1;
        for (int i = 0; i < count; i++)
        {
            foreach (int child in new[] { tree.Lefts[order[i]], tree.Rights[order[i]] })
                if (child >= 0) order[count++] = child;
        }
        return order;
    }
}

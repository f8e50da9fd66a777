using FeatureGen.Formats;

namespace FeatureGen.Learning.Onnx;

/// <summary>The trees of an operator, whichever it is, before they are built: nodes and leaves of all trees, each numbered from 0. A
/// child is a node, or the complement (~) of a leaf.</summary>
internal sealed class OnnxTreeTable
{
    public required OnnxNodeMode[] Modes { get; init; }

    public required long[] Features { get; init; }

    public required double[] Values { get; init; }

    public required int[] Trues { get; init; }

    public required int[] Falses { get; init; }

    /// <summary>1 where NaN goes to the true branch; empty where it never does.</summary>
    public required long[] MissingTrues { get; init; }

    /// <summary>The root of each tree, in order: a node, or the complement of a leaf.</summary>
    public required int[] Roots { get; init; }

    /// <summary>The members of each node's set; null where it has none.</summary>
    public double[][]? Members { get; init; }

    /// <summary>How much training data came to each node, and to each leaf; null where the model does not say.</summary>
    public (double[] Nodes, double[] Leaves)? Covers { get; init; }

    /// <summary>Where the weights of each leaf start, and the number of weights at the end.</summary>
    public required int[] FirstWeights { get; init; }

    /// <summary>The target of each weight.</summary>
    public required int[] Targets { get; init; }

    /// <summary>The weights.</summary>
    public required double[] Weights { get; init; }

    /// <summary>What people call a node.</summary>
    public required Func<int, string> NodeName { get; init; }

    /// <summary>What people call a leaf.</summary>
    public required Func<int, string> LeafName { get; init; }

    /// <summary>Makes an error with a place.</summary>
    public required Func<string, FileFormatException> Error { get; init; }

    /// <summary>One more than the highest feature that a node asks for.</summary>
    public long FeatureCount
    {
        get
        {
            long count = 0;
            for (int node = 0; node < Modes.Length; node++)
                if (Modes[node] != OnnxNodeMode.Leaf) count = Math.Max(count, Math.Min(Features[node], OnnxColumns.MostFeatures) + 1);
            return count;
        }
    }
}

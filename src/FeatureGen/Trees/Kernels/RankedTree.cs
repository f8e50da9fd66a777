using FeatureGen.Formats;

namespace FeatureGen.Trees.Kernels;

/// <summary>A tree over columns of bytes: a node goes left where its column's byte is at most its threshold. Of the model's format nothing
/// is left. Parents stand before their children; the root is node 0, or leaf 0 where there is no node.</summary>
/// <param name="Columns">The column of each node.</param>
/// <param name="Thresholds">The threshold of each node.</param>
/// <param name="Lefts">The left child of each node: a node, or the complement of a leaf.</param>
/// <param name="Rights">The right child, likewise.</param>
/// <param name="LeafCovers">How much training data came to each leaf; empty where that is not known.</param>
/// <param name="LeafCount">The number of leaves.</param>
/// <param name="Depth">The number of nodes on the longest way to a leaf.</param>
internal sealed record RankedTree(
    ushort[] Columns, byte[] Thresholds, int[] Lefts, int[] Rights, EquatableArray<double> LeafCovers, int LeafCount, int Depth)
{
    /// <summary>The number of nodes.</summary>
    public int NodeCount => Columns.Length;
}

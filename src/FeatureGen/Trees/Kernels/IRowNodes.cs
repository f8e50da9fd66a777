using Bytes = System.Runtime.Intrinsics.Vector512<byte>;

namespace FeatureGen.Trees.Kernels;

/// <summary>Decides nodes of one row, 64 at a time.</summary>
internal interface IRowNodes
{
    /// <summary>All bits set where a node goes left.</summary>
    /// <param name="nodes">64 nodes: <see cref="RowVectors.NodesLength"/> bytes.</param>
    /// <param name="number">Their number among all nodes, in 64s.</param>
    Bytes IsLeft(ref byte nodes, int number);

    /// <summary>A bit set for each node that goes right.</summary>
    /// <inheritdoc cref="IsLeft"/>
    ulong IsRight(ref byte nodes, int number);
}

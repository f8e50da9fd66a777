using System.Numerics;
using FeatureGen.Formats.Trees;

namespace FeatureGen.Trees;

/// <summary>A node as the walk reads it. Children below 0 are the complement of a leaf; nodes and leaves are numbered over all
/// trees.</summary>
internal readonly record struct TreeNode<T>(T Threshold, int Feature, int Left, int Right, int Set, NodeRule Rule)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public int Default => (Rule & NodeRule.DefaultLeft) != 0 ? Left : Right;
}

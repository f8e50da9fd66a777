using System.Numerics;
using FeatureGen.Formats.Trees;

namespace FeatureGen.Trees.Kernels;

/// <summary>What each leaf adds: its value times its tree's weight, as the walk multiplies them.</summary>
internal static class TreeLeaves
{
    public static T[] Of<T>(DecisionTree tree) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var weight = T.CreateTruncating(tree.Weight);
        return [.. tree.LeafValues.Select(value => T.CreateTruncating(value) * weight)];
    }
}

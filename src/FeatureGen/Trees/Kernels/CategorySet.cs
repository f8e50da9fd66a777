using FeatureGen.Formats;
using FeatureGen.Formats.Trees;

namespace FeatureGen.Trees.Kernels;

/// <summary>What a categorical node asks: nodes that ask the same share a column.</summary>
/// <param name="Members">The categories that go left, ascending.</param>
/// <param name="IsNaNLeft">Whether NaN goes left.</param>
internal sealed record CategorySet(EquatableArray<int> Members, bool IsNaNLeft)
{
    /// <summary>The set of a node.</summary>
    public static CategorySet Of(DecisionTree tree, int node)
    {
        var (members, rule) = (tree.Sets[tree.NodeSets[node]], tree.Rules[node]);
        bool isNaNMissing = (rule & (NodeRule.NaNIsMissing | NodeRule.ZeroIsMissing)) != 0;
        return new(members, isNaNMissing ? (rule & NodeRule.DefaultLeft) != 0 : members.Contains(0));
    }
}

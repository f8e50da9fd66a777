using FeatureGen.Formats.Trees;

namespace FeatureGen.Trees.Kernels;

/// <summary>Reads rules of nodes.</summary>
internal static class MissingRanks
{
    /// <summary>What a numeric node needs.</summary>
    public static MissingRank Of(NodeRule rule)
    {
        bool isLeft = (rule & NodeRule.DefaultLeft) != 0;
        if ((rule & NodeRule.ZeroIsMissing) != 0) return isLeft ? MissingRank.ZeroLeft : MissingRank.ZeroRight;
        if ((rule & NodeRule.NaNIsMissing) != 0) return isLeft ? MissingRank.NaNLeft : MissingRank.NaNRight;
        return MissingRank.NaNIsZero;
    }
}

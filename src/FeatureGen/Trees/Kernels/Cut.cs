using FeatureGen.Formats.Trees;

namespace FeatureGen.Trees.Kernels;

/// <summary>Where a node parts the float32 values, whatever it compares by and in which precision.</summary>
internal static class Cut
{
    /// <summary>The cut of a node that sends every value left. No value is at or beyond it.</summary>
    public const float BeyondAll = float.NaN;

    /// <summary>The least float32 that goes right: value &lt; cut goes left, for every value that is not missing.</summary>
    /// <param name="threshold">The node's threshold, not NaN.</param>
    /// <param name="rule">How the node compares.</param>
    /// <param name="precision">What the threshold is compared in.</param>
    public static float Of(double threshold, NodeRule rule, TreePrecision precision)
    {
        if (precision == TreePrecision.Single) threshold = (float)threshold;
        float nearest = (float)threshold;
        float cut;
        if ((rule & NodeRule.LessOrEqual) == 0)
            cut = nearest >= threshold ? nearest : float.BitIncrement(nearest);
        else
        {
            float last = nearest <= threshold ? nearest : float.BitDecrement(nearest);
            cut = float.IsPositiveInfinity(last) ? BeyondAll : float.BitIncrement(last);
        }
        // Makes +0 of -0, so that equal cuts are one.
        return cut + 0f;
    }
}

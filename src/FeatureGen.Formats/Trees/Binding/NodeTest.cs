namespace FeatureGen.Formats.Trees.Binding;

/// <summary>What a node of an ensemble does with a value, for values that are known when a model is bound.</summary>
internal static class NodeTest
{
    /// <summary>Whether a value goes left.</summary>
    /// <param name="rule">The node's rule.</param>
    /// <param name="threshold">The node's threshold.</param>
    /// <param name="set">The categories of a categorical node, ascending.</param>
    /// <param name="value">The value; NaN where it is missing.</param>
    /// <param name="precision">What values and thresholds are compared as.</param>
    public static bool IsLeft(NodeRule rule, double threshold, int[] set, double value, TreePrecision precision)
    {
        if (precision == TreePrecision.Single) (value, threshold) = ((float)value, (float)threshold);
        bool isDefaultLeft = (rule & NodeRule.DefaultLeft) != 0, isZeroMissing = (rule & NodeRule.ZeroIsMissing) != 0;
        if (double.IsNaN(value))
        {
            if (isZeroMissing || (rule & NodeRule.NaNIsMissing) != 0) return isDefaultLeft;
            value = 0;
        }
        if ((rule & NodeRule.Categorical) != 0) return IsInSet(rule, set, value);
        if (isZeroMissing && Math.Abs(value) <= TreeEnsemble.ZeroThreshold) return isDefaultLeft;
        return (rule & NodeRule.LessOrEqual) != 0 ? value <= threshold : value < threshold;
    }

    private static bool IsInSet(NodeRule rule, int[] set, double value)
    {
        if ((rule & NodeRule.WholeNumbers) != 0 && (double.IsInfinity(value) || Math.Truncate(value) != value)) return false;
        bool isCategory = (rule & NodeRule.MinusFractionIsZero) != 0 ? value > -1 : value >= 0;
        // What is beyond int is beyond all sets but for the last number that one can hold.
        return isCategory && Array.BinarySearch(set, value >= int.MaxValue ? int.MaxValue : (int)value) >= 0;
    }
}

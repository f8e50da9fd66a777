using FeatureGen.Formats.Trees;

namespace FeatureGen.Trees.Kernels;

/// <summary>How the values of a feature are read as categories.</summary>
/// <param name="Feature">The feature.</param>
/// <param name="IsWholeOnly">Whether a value with a fraction is in no set.</param>
/// <param name="IsMinusFractionZero">Whether a value between -1 and 0 is category 0.</param>
internal sealed record CategoryReading(int Feature, bool IsWholeOnly, bool IsMinusFractionZero)
{
    /// <summary>The reading of a categorical node.</summary>
    public static CategoryReading Of(int feature, NodeRule rule)
    {
        bool isWholeOnly = (rule & NodeRule.WholeNumbers) != 0;
        return new(feature, isWholeOnly, !isWholeOnly && (rule & NodeRule.MinusFractionIsZero) != 0);
    }

    /// <summary>The category of a value that is not NaN, -1 if it has none.</summary>
    public int Category(float value)
    {
        if (IsWholeOnly && !float.IsInteger(value)) return -1;
        bool isCategory = value >= 0 || (IsMinusFractionZero && value > -1);
        return isCategory ? int.CreateSaturating(value) : -1;
    }
}

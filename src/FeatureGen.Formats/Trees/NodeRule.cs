namespace FeatureGen.Formats.Trees;

/// <summary>How a node decides. Without any flag: left if the value is less than the threshold, NaN counts as 0.</summary>
[Flags]
public enum NodeRule : byte
{
    /// <summary>value &lt; threshold goes left.</summary>
    Less = 0,

    /// <summary>value &lt;= threshold goes left.</summary>
    LessOrEqual = 1,

    /// <summary>What is missing goes left; without this flag it goes right.</summary>
    DefaultLeft = 2,

    /// <summary>NaN is missing.</summary>
    NaNIsMissing = 4,

    /// <summary>NaN and what is not farther from 0 than <see cref="TreeEnsemble.ZeroThreshold"/> is missing.</summary>
    ZeroIsMissing = 8,

    /// <summary>A category of the node's set goes left, any other right. The category is the value without its fraction; values below 0, or
    /// beyond all categories, are in no set. No threshold is compared.</summary>
    Categorical = 16,

    /// <summary>Of a categorical node: a value between -1 and 0 is category 0.</summary>
    MinusFractionIsZero = 32,

    /// <summary>Of a categorical node: a value with a fraction is in no set (ONNX, where a category equals the value). Stronger than
    /// <see cref="MinusFractionIsZero"/>.</summary>
    WholeNumbers = 64,
}

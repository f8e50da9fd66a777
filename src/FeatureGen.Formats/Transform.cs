namespace FeatureGen; // stands here because the manifest names it, and in the root namespace because users write it in attributes

/// <summary>What a numeric field does to its value. A missing value (NaN) stays missing.</summary>
public enum Transform
{
    /// <summary>The value itself.</summary>
    None = 0,

    /// <summary><c>sign(x) * log(1 + |x|)</c>, for counts and prices.</summary>
    Log1P = 1,

    /// <summary><c>sign(x) * sqrt(|x|)</c></summary>
    Sqrt = 2,

    /// <summary><c>(x - Mean) / StandardDeviation</c>, with both given in the attribute.</summary>
    Standardize = 3,

    /// <summary><c>x</c> limited to <c>[Min, Max]</c>, both given in the attribute.</summary>
    Clip = 4,
}

namespace FeatureGen.Trees.Kernels;

/// <summary>What a column of ranks holds in the place of missing values. Nodes that differ in it read different columns.</summary>
internal enum MissingRank : byte
{
    /// <summary>NaN goes left: 0.</summary>
    NaNLeft,

    /// <summary>NaN goes right: 255.</summary>
    NaNRight,

    /// <summary>NaN is 0: the rank of 0.</summary>
    NaNIsZero,

    /// <summary>NaN and zeros go left.</summary>
    ZeroLeft,

    /// <summary>NaN and zeros go right.</summary>
    ZeroRight,
}

namespace FeatureGen.Trees.Kernels;

/// <summary>A column of ranks of a feature.</summary>
/// <param name="Column">Its number.</param>
/// <param name="Missing">What stands for missing values.</param>
/// <param name="Base">The number of cuts before the column's own. A byte counts 255 cuts, so that features with more have several columns:
/// the rank less the base, cut off at 0 and 255, compares with the column's own cuts as the rank does.</param>
/// <param name="Fill">The byte that stands for missing values.</param>
internal readonly record struct RankColumn(int Column, MissingRank Missing, int Base, byte Fill)
{
    /// <summary>Whether zeros are missing, not only NaN.</summary>
    public bool ZeroIsMissing => Missing >= MissingRank.ZeroLeft;

    /// <summary>The byte of a rank.</summary>
    public byte OfRank(int rank) => (byte)Math.Clamp(rank - Base, 0, byte.MaxValue);
}

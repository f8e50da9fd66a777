namespace FeatureGen.Trees.Kernels;

/// <summary>How long kernels take, in nanoseconds as measured on one machine: only which of two ways is chosen depends on it, no
/// score does.</summary>
internal static class KernelCosts
{
    /// <summary>Making the columns of a single row: those of categories are copied.</summary>
    public static double OfRanks(Quantiser quantiser) =>
        2.5 * (quantiser.ColumnCount - quantiser.FirstRank) + 10 * quantiser.Categories.Length + 0.05 * quantiser.FirstRank;

    /// <summary>Selects of rows of one block.</summary>
    public static double OfSelects(KernelWidth width, double selectCount, int rowCount) =>
        // Rows are run in twos of vectors, where there are many in fours.
        width switch
        {
            KernelWidth.Vector512 => rowCount <= 128 ? 2.0 : 3.5,
            KernelWidth.Vector256 => 1.4 * ((rowCount + 63) / 64),
            _ => 1.3 * ((rowCount + 31) / 32),
        } * selectCount;

    /// <summary>Adding the leaves of trees to sums.</summary>
    public static double OfLeaves(KernelWidth width, double treeCount, int rowCount) =>
        (width == KernelWidth.Vector512 ? 0.05 : 0.7) * treeCount * rowCount;
}

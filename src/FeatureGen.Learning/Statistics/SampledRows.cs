namespace FeatureGen.Learning.Statistics;

/// <summary>Which rows are sampled: those whose number is a multiple of the stride.</summary>
internal static class SampledRows
{
    /// <summary>The stride at which a table of so many rows has at most so many sampled ones.</summary>
    public static int StrideFor(long rows, int capacity)
    {
        int stride = 1;
        while ((rows + stride - 1) / stride > capacity)
            stride *= 2;
        return stride;
    }

    /// <summary>The place of the first sampled one among rows, the first of which has the number <paramref name="firstRow"/>.</summary>
    public static long First(long firstRow, int stride) => (stride - firstRow % stride) % stride;
}

namespace FeatureGen.Learning.Statistics;

/// <summary>
/// Gives each value of a column a code, 0 being the missing one. A coder that holds too many values can be replaced by a coarser one.
/// </summary>
internal abstract class ColumnCoder
{
    /// <summary>Codes given so far, the missing one included.</summary>
    public abstract int Count { get; }

    public abstract long MemoryBytes { get; }

    /// <summary>
    /// Codes the rows from <paramref name="from"/> on; stops before a row that would need more than <paramref name="limit"/> values and
    /// returns it.
    /// </summary>
    public abstract int Code(ColumnView column, int from, int limit, Span<int> codes, in BlockPlace place);

    /// <summary>A coder with fewer codes, and for each code of this one the code there; null if there is none.</summary>
    public virtual ColumnCoder? Coarser(ReadOnlySpan<int> rowsPerCode, out int[] map)
    {
        map = [];
        return null;
    }

    /// <summary>Ends the coding: what is counted, and to which of its rows each code belongs.</summary>
    public abstract CodedColumn Finish(ReadOnlySpan<int> rowsPerCode, int bins);
}

namespace FeatureGen.Learning.Statistics;

/// <inheritdoc/>
internal sealed class RowSample : RowSample<int>
{
    /// <summary>Replaces each code.</summary>
    public void Map(ReadOnlySpan<int> map)
    {
        foreach (ref int code in Writable)
            code = map[code];
    }
}

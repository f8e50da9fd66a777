namespace FeatureGen.Learning.Statistics;

/// <summary>How a label that is a number is counted.</summary>
/// <param name="Parser">Reads it.</param>
/// <param name="Starts">Where intervals start, ascending: equal shares of the rows that were looked at in advance.</param>
/// <param name="Settled">The number of these rows.</param>
/// <param name="Origin">A number near the label's mean, from which sums are taken: no cancellation.</param>
internal sealed record RealLabel(NumberParser Parser, double[] Starts, long Settled, double Origin)
{
    /// <summary>The cells that rows are counted in.</summary>
    public LabelCells NewCells() => new(Starts, Settled);

    /// <summary>Reads a label; false if it is no finite number. NaN, as any empty text, is a missing one.</summary>
    public bool TryRead(ReadOnlySpan<byte> text, out double value)
    {
        value = double.NaN;
        if (text.IsEmpty)
            return true;
        if (!Parser(text, out value) || double.IsInfinity(value))
            return false;
        value += 0.0;       // -0 is 0
        return true;
    }
}

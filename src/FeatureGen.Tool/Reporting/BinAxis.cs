namespace FeatureGen.Tool.Reporting;

/// <summary>Where bins stand in a box 1000 wide: side by side, missing values apart at the right.</summary>
internal sealed class BinAxis(int bins, bool hasMissing)
{
    // The place of missing values is as wide as a bin, and half a bin away from the others, but at least wide enough for the word.
    private readonly double _end = hasMissing ? 1000 - Math.Max(1000 / (bins + 1.5) * 1.5, 160) : 1000;

    public bool HasMissing => hasMissing;

    /// <summary>The width of a bin.</summary>
    public double Width => Math.Min(_end / Math.Max(1, bins), 1000);

    /// <summary>Whether the column is that of missing values.</summary>
    public bool IsMissing(int column) => column == bins;

    /// <summary>The middle of a column.</summary>
    public double Middle(int column) => IsMissing(column) ? 1000 - Width / 2 : (column + 0.5) * Width;
}

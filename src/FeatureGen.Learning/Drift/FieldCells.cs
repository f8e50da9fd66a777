namespace FeatureGen.Learning.Drift;

/// <summary>The values of a field in some rows, counted in the bins that a profile froze.</summary>
/// <param name="Cells">The bins; then values of no bin; then rows without a value.</param>
/// <param name="Rows">The rows that were counted: fewer than the cells hold where a row has several values.</param>
/// <param name="Coverage">The share of rows that have a value.</param>
internal sealed record FieldCells(long[] Cells, long Rows, double Coverage)
{
    public long Rest => Cells[^2];

    public long Missing => Cells[^1];

    public long Total => Cells.Sum();
}

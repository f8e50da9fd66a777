using FeatureGen.Formats.Profiles;

namespace FeatureGen.Learning.Drift;

/// <summary>The values of a field in some rows, counted in the bins that a profile froze.</summary>
/// <param name="Cells">The bins; then values of no bin; then rows without a value.</param>
/// <param name="Rows">The rows that were counted: fewer than the cells hold where a row has several values.</param>
/// <param name="Coverage">The share of rows that have a value.</param>
internal sealed record FieldCells(long[] Cells, long Rows, double Coverage)
{
    /// <summary>Of numbers: values below the first bin, which it holds too.</summary>
    public long Below { get; init; }

    /// <summary>Of numbers: values above the profile's maximum, which the last bin holds too.</summary>
    public long Above { get; init; }

    public long Rest => Cells[^2];

    public long Total => Cells.Sum();

    /// <summary>What a profile counted, all classes of the label together.</summary>
    public static FieldCells Of(ProfileDistribution kept, long rows, double coverage)
    {
        var cells = new long[kept.Bins + 2];
        for (int c = 0; c < kept.Rest.Count; c++)
        {
            for (int bin = 0; bin < kept.Bins; bin++) cells[bin] += kept.Counts[c * kept.Bins + bin];
            cells[^2] += kept.Rest[c];
            cells[^1] += kept.Missing[c];
        }
        return new FieldCells(cells, rows, coverage);
    }

    /// <summary>The counts; where a row has several values, which go together, as parts of rows.</summary>
    public double[] Observations()
    {
        double weight = Math.Min(1, (double)Rows / Total);
        return Array.ConvertAll(Cells, count => count * weight);
    }
}

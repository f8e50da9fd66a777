using FeatureGen.Formats.Profiles;

namespace FeatureGen.Tool.Reporting;

/// <summary>Rows of a field that have something in common, by class.</summary>
/// <param name="Classes">Rows by class.</param>
internal sealed record FieldBin(double[] Classes)
{
    /// <summary>All rows.</summary>
    public double Rows { get; } = Classes.Sum();

    /// <summary>The share of a class, 0 where there are no rows.</summary>
    public double ShareOf(int label) => Rows > 0 ? Classes[label] / Rows : 0;

    /// <summary>The 95 % interval of the share of a class, after Wilson (1927).</summary>
    public (double Low, double High) IntervalOf(int label)
    {
        if (!(Rows > 0)) return (0, 1);
        const double Z = 1.959963984540054;
        double share = ShareOf(label), square = Z * Z / Rows;
        double middle = (share + square / 2) / (1 + square);
        double half = Z * Math.Sqrt(share * (1 - share) / Rows + square / Rows / 4) / (1 + square);
        return (middle - half, middle + half);
    }

    /// <summary>The bins of a distribution.</summary>
    public static FieldBin[] Of(ProfileDistribution distribution) =>
        [.. Enumerable.Range(0, distribution.Bins).Select(bin => OfBin(distribution, bin))];

    /// <summary>The rows without a value.</summary>
    public static FieldBin Missing(ProfileDistribution distribution) => new([.. distribution.Missing.Select(Rounded)]);

    /// <summary>The rows with a value of no bin.</summary>
    public static FieldBin Rest(ProfileDistribution distribution) => new([.. distribution.Rest.Select(Rounded)]);

    private static FieldBin OfBin(ProfileDistribution distribution, int bin) =>
        new([.. Enumerable.Range(0, distribution.Rest.Count).Select(c => Rounded(distribution.Counts[c * distribution.Bins + bin]))]);

    private static double Rounded(long count) => Math.Max(0, count);
}

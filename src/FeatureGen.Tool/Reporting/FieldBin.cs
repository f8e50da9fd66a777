using FeatureGen.Formats.Profiles;

namespace FeatureGen.Tool.Reporting;

/// <summary>Rows of a field that have something in common, by class.</summary>
/// <param name="Classes">Rows by class; of a real label all of them.</param>
/// <param name="Mean">The mean of a real label; null for classes.</param>
/// <param name="Error">Its standard error.</param>
internal sealed record FieldBin(double[] Classes, double? Mean = null, double Error = 0)
{
    /// <summary>All rows.</summary>
    public double Rows { get; } = Classes.Sum();

    /// <summary>The share of a class, 0 where there are no rows; the mean of a real label.</summary>
    public double ShareOf(int label) => Mean ?? (Rows > 0 ? Classes[label] / Rows : 0);

    /// <summary>The 95 % interval of the share of a class, after Wilson (1927), or of the mean of a real label.</summary>
    public (double Low, double High) IntervalOf(int label)
    {
        const double Z = 1.959963984540054;
        if (Mean is { } mean) return (mean - Z * Error, mean + Z * Error);
        if (!(Rows > 0)) return (0, 1);
        double share = ShareOf(label), square = Z * Z / Rows;
        double middle = (share + square / 2) / (1 + square);
        double half = Z * Math.Sqrt(share * (1 - share) / Rows + square / Rows / 4) / (1 + square);
        return (middle - half, middle + half);
    }

    /// <summary>The bins of a distribution.</summary>
    public static FieldBin[] Of(ProfileDistribution distribution) =>
        [.. Enumerable.Range(0, distribution.Bins).Select(bin => OfBin(distribution, bin))];

    /// <summary>The rows without a value.</summary>
    public static FieldBin Missing(ProfileDistribution distribution) =>
        WithLabel(new([.. distribution.Missing.Select(Rounded)]), distribution, distribution.Bins + 1);

    /// <summary>The rows with a value of no bin.</summary>
    public static FieldBin Rest(ProfileDistribution distribution) =>
        WithLabel(new([.. distribution.Rest.Select(Rounded)]), distribution, distribution.Bins);

    /// <summary>Several bins as one.</summary>
    /// <param name="bins">The bins.</param>
    /// <param name="classes">The number of classes that are counted.</param>
    public static FieldBin Sum(IReadOnlyList<FieldBin> bins, int classes)
    {
        var sum = new FieldBin([.. Enumerable.Range(0, classes).Select(c => bins.Sum(bin => bin.Classes[c]))]);
        if (bins.All(bin => bin.Mean is null) || !(sum.Rows > 0)) return sum;
        double mean = bins.Sum(bin => bin.Rows * (bin.Mean ?? 0)) / sum.Rows;
        // Squared distances within each, and of each from all.
        double squares = bins.Sum(bin => bin.Error * bin.Error * bin.Rows * Math.Max(0, bin.Rows - 1)
            + bin.Rows * ((bin.Mean ?? mean) - mean) * ((bin.Mean ?? mean) - mean));
        return sum with { Mean = mean, Error = sum.Rows < 2 ? 0 : Math.Sqrt(squares / (sum.Rows - 1) / sum.Rows) };
    }

    private static FieldBin OfBin(ProfileDistribution distribution, int bin) => WithLabel(
        new([.. Enumerable.Range(0, distribution.Rest.Count).Select(c => Rounded(distribution.Counts[c * distribution.Bins + bin]))]),
        distribution, bin);

    private static FieldBin WithLabel(FieldBin bin, ProfileDistribution distribution, int place) =>
        distribution.LabelMeans.Count > place && distribution.LabelErrors.Count > place && bin.Rows > 0
            ? bin with { Mean = distribution.LabelMeans[place], Error = distribution.LabelErrors[place] }
            : bin;

    private static double Rounded(long count) => Math.Max(0, count);
}

using FeatureGen.Formats.Schemas;

namespace FeatureGen.Formats.Drift;

/// <summary>How the values of a field, or of the label, differ from those that a profile counted.</summary>
public sealed record FieldDrift
{
    /// <summary>The name of the field.</summary>
    public required string Name { get; init; }

    /// <summary>The kind that it was measured as.</summary>
    public FieldKind Kind { get; init; }

    /// <summary>Why it could not be compared, in words; null if it was. Then all measures are 0.</summary>
    public string? NotCompared { get; init; }

    /// <summary>
    /// Whether it has drifted: the stability index less what chance adds reaches the threshold, and the false discovery rate is below its
    /// limit.
    /// </summary>
    public bool HasDrifted { get; init; }

    /// <summary>
    /// The population stability index over bins, rest and missing, half an observation added to each: 0 for no difference.
    /// </summary>
    public double StabilityIndex { get; init; }

    /// <summary>What <see cref="StabilityIndex"/> would be on average without any drift, for these numbers of rows and bins.</summary>
    public double StabilityIndexByChance { get; init; }

    /// <summary>The Jensen-Shannon distance to base 2 (the root of the divergence), from 0 to 1.</summary>
    public double JensenShannon { get; init; }

    /// <summary>Numbers: the Kolmogorov-Smirnov statistic at the edges of the bins, missing values left out; null for others.</summary>
    public double? KolmogorovSmirnov { get; init; }

    /// <summary>Numbers: the p-value of <see cref="KolmogorovSmirnov"/>; null for others.</summary>
    public double? KolmogorovSmirnovPValue { get; init; }

    /// <summary>The p-value of the likelihood-ratio test of homogeneity over bins, rest and missing.</summary>
    public double PValue { get; init; }

    /// <summary>The false discovery rate at which the difference is told from chance (Benjamini and Hochberg, over all compared).</summary>
    public double QValue { get; init; }

    /// <summary>The share of the profile's rows that had a value.</summary>
    public double CoverageWas { get; init; }

    /// <summary>The share of the new rows that have a value.</summary>
    public double CoverageIs { get; init; }

    /// <summary>
    /// The share of new rows (of a field with several values a row: of values) that hold what the profile had never seen: a category, a text
    /// where numbers were, a number out of their range (which also counts to the bin at that end). Null if the profile did not keep all
    /// values, so that nobody can tell.
    /// </summary>
    public double? Unseen { get; init; }

    /// <summary>Numbers: the share of new rows, or values, below the profile's least one; null for others.</summary>
    public double? Below { get; init; }

    /// <summary>Numbers: the share above the profile's greatest one; null for others, and if the profile does not tell it.</summary>
    public double? Above { get; init; }

    /// <summary>The bins with their shares, then the rest and the missing values.</summary>
    public EquatableArray<DriftBin> Bins { get; init; }

    /// <summary>The bin that the stability index owes most to; null if nothing differs.</summary>
    public DriftBin? LargestChange { get; init; }
}

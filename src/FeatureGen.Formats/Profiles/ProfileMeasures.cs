namespace FeatureGen.Formats.Profiles;

/// <summary>Textbook measures of a field against the label; null where they make no sense or do not exist. All are without unit.</summary>
public sealed record ProfileMeasures
{
    /// <summary>
    /// Pearson's chi-squared of the counted values (of a number: its bins) and the classes, or the bins of a real label; missing is a value;
    /// not corrected for continuity.
    /// </summary>
    public double? ChiSquared { get; init; }

    /// <summary>Cramér's V of the same counts, 0 to 1.</summary>
    public double? CramersV { get; init; }

    /// <summary>
    /// The F statistic of a one-way analysis of variance: of a number by class; with a real label, of the label by the values of a field that
    /// is no number, missing being a value.
    /// </summary>
    public double? AnovaF { get; init; }

    /// <summary>
    /// Eta, the root of the share of the variance that lies between, 0 to 1: of a number's variance between classes; of a real label's
    /// variance between the counted values of the field (of a number: its bins), missing being a value.
    /// </summary>
    public double? CorrelationRatio { get; init; }

    /// <summary>Numbers with a real label: the F statistic of the linear regression of the label on the number.</summary>
    public double? RegressionF { get; init; }

    /// <summary>Numbers with two classes, the second being 1, or with a real label: Pearson's correlation, -1 to 1.</summary>
    public double? Pearson { get; init; }

    /// <summary>
    /// Numbers with two classes or a real label: Spearman's rank correlation, -1 to 1. With a real label and more than 65,536 rows it is
    /// measured on an even sample of them.
    /// </summary>
    public double? Spearman { get; init; }
}

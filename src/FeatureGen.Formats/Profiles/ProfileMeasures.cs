namespace FeatureGen.Formats.Profiles;

/// <summary>Textbook measures of a field against the label; null where they make no sense or do not exist.</summary>
public sealed record ProfileMeasures
{
    /// <summary>
    /// Pearson's chi-squared of the counted values (of a number: its bins), missing being a value; not corrected for continuity.
    /// </summary>
    public double? ChiSquared { get; init; }

    /// <summary>Cramér's V of the same counts, 0 to 1.</summary>
    public double? CramersV { get; init; }

    /// <summary>Numbers: the F statistic of a one-way analysis of variance by class.</summary>
    public double? AnovaF { get; init; }

    /// <summary>Numbers: the root of the share of the variance that lies between classes, 0 to 1.</summary>
    public double? CorrelationRatio { get; init; }

    /// <summary>Numbers with two classes: Pearson's correlation, the second class being 1.</summary>
    public double? Pearson { get; init; }

    /// <summary>Numbers with two classes: Spearman's rank correlation.</summary>
    public double? Spearman { get; init; }
}

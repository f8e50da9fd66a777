namespace FeatureGen.Formats.Profiles;

/// <summary>Something wrong with the values of a field, with its evidence.</summary>
public sealed record ProfileIssue
{
    /// <summary>What is wrong.</summary>
    public QualityProblem Problem { get; init; }

    /// <summary>How much it weighs.</summary>
    public QualitySeverity Severity { get; init; }

    /// <summary>
    /// The share of the rows with a value that it concerns, from 0 to 1; of a drift: the share of values of the form <see cref="Other"/>, or
    /// the typical size <see cref="Is"/>, within the part.
    /// </summary>
    public double Share { get; init; }

    /// <summary>Of a drift: the share of values of that form in the other rows.</summary>
    public double Against { get; init; }

    /// <summary>The value, or the form of values, that the problem is told by: the usual form, the more frequent of variants.</summary>
    public string? Value { get; init; }

    /// <summary>The form that is found within the part; the rarer of variants.</summary>
    public string? Other { get; init; }

    /// <summary>Of a drift: the first row of the part, counted from 1 without the header; of sampled rows the first. 0 otherwise.</summary>
    public long FromRow { get; init; }

    /// <summary>Of a drift: the last row of the part; 0 if it lasts to the end.</summary>
    public long ToRow { get; init; }

    /// <summary>Of a drift of scale: the median of the other rows.</summary>
    public double Was { get; init; }

    /// <summary>Of a drift of scale: the median of the part.</summary>
    public double Is { get; init; }
}

namespace FeatureGen.Formats.Profiles;

/// <summary>The state of a field's data, whatever it tells of the label. All shares are of the rows that have a value, from 0 to 1.</summary>
public sealed record ProfileQuality
{
    /// <summary>
    /// The number of rows that texts and numbers were looked at on; null if it was all of them. Repeated and rare values are counted on all
    /// rows in any case.
    /// </summary>
    public long? SampledRows { get; init; }

    /// <summary>The most frequent value; null if there are no values or it has no name.</summary>
    public string? Repeated { get; init; }

    /// <summary>The share of the most frequent value; null if values were not told apart.</summary>
    public double? RepeatedShare { get; init; }

    /// <summary>The number of rows below which a value is rare: 10, but at most a hundredth of the rows, and at least 2.</summary>
    public long RareBelow { get; init; }

    /// <summary>How many different values are rare; null if values were not told apart.</summary>
    public long? RareValues { get; init; }

    /// <summary>The share of rows whose value is rare; null if values were not told apart.</summary>
    public double? RareShare { get; init; }

    /// <summary>The share of the different values that occur once; null if values were not told apart.</summary>
    public double? OnceShare { get; init; }

    /// <summary>The mean length of a value as text, bytes of UTF-8; null if values are numbers.</summary>
    public double? BytesPerValue { get; init; }

    /// <summary>The share of values that have white space before or after them.</summary>
    public double WhiteSpaceShare { get; init; }

    /// <summary>The share of values that say in words that there is none.</summary>
    public double MissingTextShare { get; init; }

    /// <summary>What is said of numbers; null if the values are none.</summary>
    public ProfileNumbers? Numbers { get; init; }

    /// <summary>What is wrong, the most telling first; empty if nothing is.</summary>
    public EquatableArray<ProfileIssue> Issues { get; init; }
}

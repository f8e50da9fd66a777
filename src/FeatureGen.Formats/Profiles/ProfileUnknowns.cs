namespace FeatureGen.Formats.Profiles;

/// <summary>The values of a categorical field that its vocabulary lacks. All shares are of the rows (of a list: of its values), from 0 to 1.</summary>
public sealed record ProfileUnknowns
{
    /// <summary>The share that holds any such value.</summary>
    public double Share { get; init; }

    /// <summary>
    /// The number of rows (of a list: of values) that <see cref="Values"/> were counted on; null if it was all of them. Where the field has
    /// no bucket for them, <see cref="Share"/> is of these rows too.
    /// </summary>
    public long? SampledRows { get; init; }

    /// <summary>The most frequent of the values, those with at least a thousandth of the rows; 20 at most.</summary>
    public EquatableArray<string> Values { get; init; }

    /// <summary>The share of each of <see cref="Values"/>.</summary>
    public EquatableArray<double> Shares { get; init; }
}

namespace FeatureGen.Formats.Profiles;

/// <summary>
/// The values of a field, counted by class in bins that are frozen here, so that new rows can be held against them. Of
/// <see cref="Edges"/>, <see cref="Values"/> and <see cref="Indices"/> one says what the bins are. All counts together are the rows of
/// the profile (of a multi-valued field: its values in all rows).
/// </summary>
public sealed record ProfileDistribution
{
    /// <summary>
    /// Numbers, as the schema makes them: where each bin starts, ascending and exact. A number belongs to the last bin that starts at or
    /// below it, or else to the first.
    /// </summary>
    public EquatableArray<double> Edges { get; init; }

    /// <summary>Numbers: the greatest, exact; null in profiles that do not tell. The least is the first of <see cref="Edges"/>.</summary>
    public double? Maximum { get; init; }

    /// <summary>Texts: the most frequent values, those with at least a thousandth of the rows.</summary>
    public EquatableArray<string> Values { get; init; }

    /// <summary>Fields that the schema makes indices of: the most frequent indices. Index 0 is missing, except in a cross.</summary>
    public EquatableArray<int> Indices { get; init; }

    /// <summary>Vectors: the dimension that is counted, from 0: the one that tells most of the label.</summary>
    public int? Dimension { get; init; }

    /// <summary>What people call each of <see cref="Indices"/>: the category, the interval, the hour; empty where the schema has no
    /// names.</summary>
    public EquatableArray<string> IndexNames { get; init; }

    /// <summary>
    /// Rows a bin, class by class: first all bins of the first of <see cref="ProfileFile.Classes"/>, and so on; of a real label all rows.
    /// </summary>
    public EquatableArray<long> Counts { get; init; }

    /// <summary>Rows with a value of no bin, by class.</summary>
    public EquatableArray<long> Rest { get; init; }

    /// <summary>Rows without a value, by class.</summary>
    public EquatableArray<long> Missing { get; init; }

    /// <summary>
    /// Real labels: the label's mean in each bin, then among values of no bin, then among rows without a value; 0 where there are no rows.
    /// Empty for classes.
    /// </summary>
    public EquatableArray<double> LabelMeans { get; init; }

    /// <summary>The standard error of each of <see cref="LabelMeans"/>; 0 where there are fewer than two rows.</summary>
    public EquatableArray<double> LabelErrors { get; init; }

    /// <summary>The number of bins.</summary>
    public int Bins => Edges.Count + Values.Count + Indices.Count;
}

namespace FeatureGen.Learning.Drift;

/// <summary>How new rows differ from those of a profile.</summary>
public sealed record DriftReport
{
    /// <summary>The schema, or the table, that the profile is of.</summary>
    public required string Schema { get; init; }

    /// <summary>The rows of the profile.</summary>
    public long ProfileRows { get; init; }

    /// <summary>The new rows.</summary>
    public long Rows { get; init; }

    /// <summary>What counts as a drift.</summary>
    public required DriftOptions Options { get; init; }

    /// <summary>The label; null if the data has none, or the profile does not tell its distribution.</summary>
    public FieldDrift? Label { get; init; }

    /// <summary>The fields, the greatest stability index first, less what chance adds; those that were not compared at the end.</summary>
    public required IReadOnlyList<FieldDrift> Fields { get; init; }

    /// <summary>The fields that have drifted, and at the end the label if it has.</summary>
    public IEnumerable<FieldDrift> Drifted => Fields.Concat(Label is null ? [] : [Label]).Where(one => one.HasDrifted);
}

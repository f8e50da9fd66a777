namespace FeatureGen.Formats.Drift;

/// <summary>How new rows differ from those of a profile: the content of a <c>*.drift.json</c>.</summary>
public sealed record DriftReport
{
    /// <summary>The schema, or the table, that the profile is of.</summary>
    public required string Schema { get; init; }

    /// <summary>The fingerprint of the schema; null if the data was read without one, and in reports that do not tell.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>The rows of the profile.</summary>
    public long ProfileRows { get; init; }

    /// <summary>The new rows.</summary>
    public long Rows { get; init; }

    /// <summary>The population stability index, less what chance adds to it, from which on a field has drifted.</summary>
    public double Threshold { get; init; }

    /// <summary>The false discovery rate below which a difference is no chance.</summary>
    public double FalseDiscoveryRate { get; init; }

    /// <summary>The label; null if the data has none, or the profile does not tell its distribution.</summary>
    public FieldDrift? Label { get; init; }

    /// <summary>The fields, the greatest stability index first, less what chance adds; those that were not compared at the end.</summary>
    public required EquatableArray<FieldDrift> Fields { get; init; }

    /// <summary>The fields that have drifted, and at the end the label if it has.</summary>
    public IEnumerable<FieldDrift> Drifted => Fields.Concat(Label is null ? Array.Empty<FieldDrift>() : [Label]).Where(one => one.HasDrifted);
}

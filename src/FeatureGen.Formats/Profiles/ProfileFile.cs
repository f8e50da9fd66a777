namespace FeatureGen.Formats.Profiles;

/// <summary>What the data says about the fields of a schema: the content of a <c>*.profile.json</c>.</summary>
public sealed record ProfileFile
{
    /// <summary>The name of the schema, or of the table where there is no schema.</summary>
    public required string Schema { get; init; }

    /// <summary>The fingerprint of the schema; null where there is none.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>The ranking method: <c>mutualInformation</c>, <c>3mr</c> (fields are in its order) or <c>outrank</c>.</summary>
    public required string Method { get; init; }

    /// <summary>The day of the data, without a time: that of the newest row, or what the profiler was told; null where nobody said.</summary>
    public DateTime? Dated { get; init; }

    /// <summary>The number of rows.</summary>
    public long Rows { get; init; }

    /// <summary>The name of the label.</summary>
    public required string Label { get; init; }

    /// <summary>The entropy of the label, nats.</summary>
    public double LabelEntropy { get; init; }

    /// <summary>The kind of the label and its distribution; null in profiles that do not tell.</summary>
    public ProfileTarget? Target { get; init; }

    /// <summary>The model that tells of the fields too; null where the data was profiled without one.</summary>
    public ProfileModel? Model { get; init; }

    /// <summary>
    /// The classes of the label that distributions tell apart, in their order: with a schema <c>0</c> and <c>1</c>, else the most frequent
    /// labels in ordinal order. Empty for a real label, of which distributions count all rows together, and in profiles of version 1.
    /// </summary>
    public EquatableArray<string> Classes { get; init; }

    /// <summary>The number of further classes, which distributions count as one more at the end.</summary>
    public int OtherClasses { get; init; }

    /// <summary>Whether the label is a number.</summary>
    public bool HasRealLabel => Target?.Kind == TargetKind.Real;

    /// <summary>The number of resamples behind ranks and stability; 0 if there are none.</summary>
    public int Resamples { get; init; }

    /// <summary>The number of control noise fields that each field was held against; 0 if there are none.</summary>
    public int NoiseFields { get; init; }

    /// <summary>Up to how many fields were combined in the search for interactions; 0 if none was made.</summary>
    public int InteractionOrder { get; init; }

    /// <summary>The evident interactions, those that add most first; a hundred at most.</summary>
    public EquatableArray<ProfileInteraction> Interactions { get; init; }

    /// <summary>Fields that tell the same, by the rank of their representatives; empty in profiles that do not tell.</summary>
    public EquatableArray<ProfileGroup> Groups { get; init; }

    /// <summary>How similar pairs of fields are; null in profiles that do not tell.</summary>
    public ProfileSimilarities? Similarities { get; init; }

    /// <summary>What is strange about whole rows; null in profiles that do not tell.</summary>
    public ProfileRows? Quality { get; init; }

    /// <summary>The fields, best first.</summary>
    public EquatableArray<ProfileField> Fields { get; init; }
}

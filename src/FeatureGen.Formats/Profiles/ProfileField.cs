using FeatureGen.Formats.Schemas;

namespace FeatureGen.Formats.Profiles;

/// <summary>What the data says about one field.</summary>
public sealed record ProfileField
{
    /// <summary>The field's name in the schema, or the column's name where there is no schema.</summary>
    public required string Name { get; init; }

    /// <summary>The kind that the field was measured as.</summary>
    public FieldKind Kind { get; init; }

    /// <summary>The reason of the field's <c>[Keep]</c> when it was profiled, which silences what the data says against it; null without
    /// one.</summary>
    public string? Keep { get; init; }

    /// <summary>The importance that fields are ranked by: nats for mutual information, less what noise of the same cardinality would get.</summary>
    public double Score { get; init; }

    /// <summary>The score as a share of the scores of all fields, leaking ones left out; between 0 and 1.</summary>
    public double Share { get; init; }

    /// <summary>Mutual information with the label, nats, uncorrected.</summary>
    public double MutualInformation { get; init; }

    /// <summary>What a shuffled label would share with the field, nats.</summary>
    public double ExpectedMutualInformation { get; init; }

    /// <summary>How much of the label's entropy the score explains, between 0 and 1: near 1 for a field that leaks the label.</summary>
    public double LabelShare { get; init; }

    /// <summary>The share of rows that have a value.</summary>
    public double Coverage { get; init; }

    /// <summary>The number of different values, missing not counted.</summary>
    public long Distinct { get; init; }

    /// <summary>How the values were told apart; unless exactly, <see cref="Distinct"/> is an estimate.</summary>
    public ProfileCounting Counted { get; init; }

    /// <summary>Hashed fields and crosses: the number of buckets; 0 otherwise.</summary>
    public int Buckets { get; init; }

    /// <summary>The field that stands for it as it says the same, if there is one.</summary>
    public string? RedundantWith { get; init; }

    /// <summary>Normalised mutual information with <see cref="RedundantWith"/>, between 0 and 1.</summary>
    public double Similarity { get; init; }

    /// <summary>
    /// What speaks for removing it in favour of <see cref="RedundantWith"/>; null if there is none, and in profiles that do not tell.
    /// </summary>
    public ProfileRedundancy? Redundancy { get; init; }

    /// <summary>What the profile's model says about the field; null where it was profiled without one.</summary>
    public FieldUse? Use { get; init; }

    /// <summary>The other fields of the surest interaction that the field is part of; empty if there is none.</summary>
    public EquatableArray<string> InteractsWith { get; init; }

    /// <summary>Why the field may leak the label, beside <see cref="LabelShare"/>; null if nothing says so.</summary>
    public ProfileLeakage? Leak { get; init; }

    /// <summary>How sure the rank is; null in profiles of version 1 and under OutRank's score.</summary>
    public ProfileCertainty? Certainty { get; init; }

    /// <summary>Other measures of the field against the label; null in profiles of version 1.</summary>
    public ProfileMeasures? Measures { get; init; }

    /// <summary>The counts of its values by class; null in profiles of version 1.</summary>
    public ProfileDistribution? Distribution { get; init; }

    /// <summary>The state of its data; null in profiles that do not tell.</summary>
    public ProfileQuality? Quality { get; init; }
}

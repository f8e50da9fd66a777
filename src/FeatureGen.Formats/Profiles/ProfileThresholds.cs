namespace FeatureGen.Formats.Profiles;

/// <summary>Where a measurement becomes a finding. The defaults are those of the tool and the analyzers alike.</summary>
public sealed record ProfileThresholds
{
    /// <summary>The defaults.</summary>
    public static ProfileThresholds Default { get; } = new();

    /// <summary>A field whose similarity to the one that stands for it reaches this is redundant, unless it adds much to it.</summary>
    public double Redundancy { get; init; } = 0.9;

    /// <summary>
    /// Fields that are at least so similar form groups. Below <see cref="Redundancy"/> a member is redundant only if it surely adds nothing
    /// to its representative.
    /// </summary>
    public double Grouping { get; init; } = 0.4;

    /// <summary>A field whose share of all importance is below this, with its whole interval, is unimportant.</summary>
    public double Importance { get; init; } = 0.002;

    /// <summary>A field with values in a smaller share of rows than this is mostly missing.</summary>
    public double Coverage { get; init; } = 0.05;

    /// <summary>A field that explains this share of the label's entropy is suspected of leaking it.</summary>
    public double Leakage { get; init; } = 0.5;

    /// <summary>A hashed field with more different values a bucket than this has too few buckets.</summary>
    public double Load { get; init; } = 1.0;

    /// <summary>The share of its values that share a bucket, up to which a hashed field has enough of them.</summary>
    public double Collisions { get; init; } = 0.25;

    /// <summary>A categorical field whose vocabulary lacks the value of a larger share of rows than this lacks too many.</summary>
    public double OutOfVocabulary { get; init; } = 0.05;
}

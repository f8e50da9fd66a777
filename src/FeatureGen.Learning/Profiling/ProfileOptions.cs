using FeatureGen.Formats.Profiles;
using FeatureGen.Learning.Data;

namespace FeatureGen.Learning.Profiling;

/// <summary>How a table is profiled. The result does not depend on <see cref="Threads"/>.</summary>
public sealed record ProfileOptions
{
    /// <summary>The ranking method.</summary>
    public ProfileMethod Method { get; init; } = ProfileMethod.MutualInformation;

    /// <summary>
    /// From where on fields are redundant, leaking or mostly missing, which decides what represents a group and what shares are taken of.
    /// </summary>
    public ProfileThresholds Thresholds { get; init; } = ProfileThresholds.Default;

    /// <summary>Up to how many fields are combined in the search for interactions: 2 or 3; 0 for no search.</summary>
    public int Interactions { get; init; }

    /// <summary>
    /// The column of the data that says when a row was, as a date or a number; null if none does. A field that tells much in its last
    /// quarter and little in its first is suspected of leaking the label.
    /// </summary>
    public string? Time { get; init; }

    /// <summary>The day of the data; null for that of the newest row, which <see cref="Time"/> tells if it holds dates.</summary>
    public DateTime? Dated { get; init; }

    /// <summary>
    /// What the label is; null to decide by its type, or without a schema by its values: numbers with more than 32 different ones are real.
    /// </summary>
    public TargetKind? Target { get; init; }

    /// <summary>The rows that are profiled; null for all.</summary>
    public RowWindow? Window { get; init; }

    /// <summary>Threads to use.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;
}

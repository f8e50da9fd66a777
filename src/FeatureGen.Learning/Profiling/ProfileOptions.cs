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

    /// <summary>The rows that are profiled; null for all.</summary>
    public RowWindow? Window { get; init; }

    /// <summary>Threads to use.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;
}

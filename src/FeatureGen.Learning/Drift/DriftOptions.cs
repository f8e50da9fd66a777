using FeatureGen.Learning.Data;

namespace FeatureGen.Learning.Drift;

/// <summary>When a difference is a drift. The result does not depend on <see cref="Threads"/>.</summary>
public sealed record DriftOptions
{
    /// <summary>The population stability index, less what chance adds to it, from which on a field has drifted.</summary>
    public double Threshold { get; init; } = 0.2;

    /// <summary>The false discovery rate below which a difference is no chance.</summary>
    public double FalseDiscoveryRate { get; init; } = 0.01;

    /// <summary>The rows that are compared; null for all.</summary>
    public RowWindow? Window { get; init; }

    /// <summary>Threads to use.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;
}

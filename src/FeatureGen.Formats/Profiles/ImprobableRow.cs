namespace FeatureGen.Formats.Profiles;

/// <summary>A row whose values hardly go together if fields do not depend on each other.</summary>
public sealed record ImprobableRow
{
    /// <summary>Its number, from 1 without the header.</summary>
    public long Row { get; init; }

    /// <summary>The sum over its fields of minus the logarithm of how frequent its value is, nats.</summary>
    public double Surprise { get; init; }

    /// <summary>What that sum is on average, nats.</summary>
    public double Expected { get; init; }

    /// <summary>At most how many of the rows looked at would reach that sum by chance.</summary>
    public double ByChance { get; init; }

    /// <summary>The two fields that contribute most beyond what they do on average, the first the most.</summary>
    public EquatableArray<string> Fields { get; init; }
}

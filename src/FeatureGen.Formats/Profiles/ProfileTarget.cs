namespace FeatureGen.Formats.Profiles;

/// <summary>The label as a profile measured it.</summary>
public sealed record ProfileTarget
{
    /// <summary>Its kind.</summary>
    public TargetKind Kind { get; init; }

    /// <summary>
    /// Real labels: where each bin starts, ascending and exact. A number belongs to the last bin that starts at or below it, or else to
    /// the first.
    /// </summary>
    public EquatableArray<double> Edges { get; init; }

    /// <summary>Rows by class, all further classes being one more at the end; of a real label, rows by bin.</summary>
    public EquatableArray<long> Rows { get; init; }

    /// <summary>Real labels: the mean, in the label's unit (of a span of time: seconds).</summary>
    public double Mean { get; init; }

    /// <summary>Real labels: the root of the mean squared distance from the mean, in the label's unit.</summary>
    public double Deviation { get; init; }
}

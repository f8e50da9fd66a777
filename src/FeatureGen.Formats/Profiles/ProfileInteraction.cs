namespace FeatureGen.Formats.Profiles;

/// <summary>
/// Two or three fields whose combination tells more about the label than a sum of what they tell without all of them together.
/// </summary>
public sealed record ProfileInteraction
{
    /// <summary>The names of the fields.</summary>
    public EquatableArray<string> Fields { get; init; }

    /// <summary>What the combination adds to the fields (of three: to their pairs), nats a row, less what chance would.</summary>
    public double Gain { get; init; }

    /// <summary>The lower end of the 95 % interval of the gain.</summary>
    public double GainLow { get; init; }

    /// <summary>The upper end of the 95 % interval of the gain.</summary>
    public double GainHigh { get; init; }

    /// <summary>The false discovery rate over all combinations that were tested.</summary>
    public double QValue { get; init; }
}

namespace FeatureGen.Formats.Profiles;

/// <summary>Fields that tell the same, and the one that stands for them.</summary>
public sealed record ProfileGroup
{
    /// <summary>The field that should stay.</summary>
    public required string Representative { get; init; }

    /// <summary>The others, best first.</summary>
    public EquatableArray<string> Members { get; init; }

    /// <summary>The similarity of each member to the representative, from 0 to 1.</summary>
    public EquatableArray<double> Similarities { get; init; }
}

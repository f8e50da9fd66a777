using FeatureGen.Formats.Profiles;

namespace FeatureGen.Learning.Drift;

/// <summary>A field in two profiles.</summary>
public sealed record FieldChange
{
    /// <summary>The name of the field.</summary>
    public required string Name { get; init; }

    /// <summary>The field in the old profile; null if it came since.</summary>
    public ProfileField? Was { get; init; }

    /// <summary>The field in the new profile; null if it went.</summary>
    public ProfileField? Is { get; init; }

    /// <summary>Its rank in the old profile, from 1; 0 if it was not there.</summary>
    public int RankWas { get; init; }

    /// <summary>Its rank in the new profile, from 1; 0 if it is not there.</summary>
    public int RankIs { get; init; }

    /// <summary>What the old profile says of it.</summary>
    public ProfileVerdict VerdictWas { get; init; }

    /// <summary>What the new profile says of it.</summary>
    public ProfileVerdict VerdictIs { get; init; }

    /// <summary>
    /// Whether the 95 % intervals of both scores have nothing in common; null if one of the profiles has no intervals, or not the field.
    /// </summary>
    public bool? HasScoreChanged { get; init; }

    /// <summary>The population stability index between both distributions; null if it cannot be computed.</summary>
    public double? StabilityIndex { get; init; }

    /// <summary>What <see cref="StabilityIndex"/> would be on average by chance; null without it.</summary>
    public double? StabilityIndexByChance { get; init; }

    /// <summary>Why there is no <see cref="StabilityIndex"/>, in words; null if there is one.</summary>
    public string? NoStabilityIndex { get; init; }
}

using FeatureGen.Formats.Profiles;

namespace FeatureGen.Learning.Tests.Planted;

/// <summary>A planted field and what is true of it.</summary>
internal sealed class PlantedField
{
    public required string Name { get; init; }

    /// <summary>What it is made of.</summary>
    public required Latent Latent { get; init; }

    /// <summary>The verdict it deserves.</summary>
    public required ProfileVerdict Truth { get; init; }

    /// <summary>Fields that tell the same have the same number; of these one must be left. 0 is alone.</summary>
    public int Group { get; init; }

    /// <summary>The mutual information with the label in all rows that there could be, nats.</summary>
    public double Information { get; set; }

    /// <summary>The share that it has of the importance in all rows that there could be.</summary>
    public double Share { get; set; }

    /// <summary>Why no verdict can be said to be right; null if one can.</summary>
    public string? Undecided { get; set; }
}

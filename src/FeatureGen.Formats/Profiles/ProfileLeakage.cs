namespace FeatureGen.Formats.Profiles;

/// <summary>Why a field is suspected of leaking the label, beside telling too much about it.</summary>
public sealed record ProfileLeakage
{
    /// <summary>The reason.</summary>
    public ProfileLeak Reason { get; init; }

    /// <summary>If the field is present or missing for one class only: the class; null otherwise.</summary>
    public string? Class { get; init; }

    /// <summary>
    /// The evidence, between 0 and 1. A recoding: the share of the field that the label explains. Present or missing for one class: the
    /// share of that class among these rows. Monotone: the rank correlation without its sign. Better later: the share of the label that the field explains in the last quarter of the time.
    /// </summary>
    public double Share { get; init; }

    /// <summary>
    /// What it is held against. A recoding: the share of the label that the field explains. Present or missing for one class: the share of
    /// the class among all rows. Monotone: the share of the label that the field explains. Better later: the share of the label explained in the first quarter of the time.
    /// </summary>
    public double Against { get; init; }
}

namespace FeatureGen.Formats.Profiles;

/// <summary>How much a problem of a field's data weighs.</summary>
public enum QualitySeverity
{
    /// <summary>Worth knowing.</summary>
    Note,

    /// <summary>Likely to harm a model.</summary>
    Warning,
}

namespace FeatureGen.Formats.Profiles;

/// <summary>What makes a field look as if it were known only after the label.</summary>
public enum ProfileLeak
{
    /// <summary>The label follows from the field and the field from the label: it is the label in other words.</summary>
    Recoding,

    /// <summary>It has a value for rows of one class only.</summary>
    PresentForOneClass,

    /// <summary>It is missing for rows of one class only.</summary>
    MissingForOneClass,

    /// <summary>It rises or falls with a real label in all rows: it is the label in other words.</summary>
    Monotone,

    /// <summary>It tells much about late rows and little about early ones.</summary>
    BetterLater,
}

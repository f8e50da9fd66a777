namespace FeatureGen.Formats.Profiles;

/// <summary>What kind of label a profile is of.</summary>
public enum TargetKind
{
    /// <summary>Two classes.</summary>
    Binary,

    /// <summary>Several classes.</summary>
    Classes,

    /// <summary>A number. Fields are measured against its bins of about equally many rows.</summary>
    Real,
}

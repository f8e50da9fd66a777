namespace FeatureGen.Formats.Profiles;

/// <summary>How a field goes with the one that stands for it.</summary>
public enum ProfileRelation
{
    /// <summary>It tells much of the same.</summary>
    Similar,

    /// <summary>The same value in every row.</summary>
    Duplicate,

    /// <summary>Each value of the one stands for one of the other.</summary>
    Recoding,

    /// <summary>A number that rises, or falls, with the other, as far as rank correlation tells (at least 0.99).</summary>
    Monotone,

    /// <summary>Each value of the other has one of it.</summary>
    Function,

    /// <summary>Each value of the other has nearly always one of it.</summary>
    NearFunction,
}

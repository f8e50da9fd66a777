namespace FeatureGen.Formats.Profiles;

/// <summary>What a profile says about a field.</summary>
public enum ProfileVerdict
{
    /// <summary>Nothing against it.</summary>
    Fine,

    /// <summary>It has the same value in every row.</summary>
    Constant,

    /// <summary>It has a value in hardly any row.</summary>
    MostlyMissing,

    /// <summary>It tells the label too well to be known before it.</summary>
    Leaking,

    /// <summary>Another field says the same.</summary>
    Redundant,

    /// <summary>It says next to nothing about the label, or no more than noise.</summary>
    Unimportant,

    /// <summary>Its values share too few hash buckets.</summary>
    FewBuckets,

    /// <summary>Its vocabulary lacks many values.</summary>
    OutOfVocabulary,
}

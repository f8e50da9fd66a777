namespace FeatureGen;

/// <summary>One of known values: one index slot, 0 for missing, then the values, then the out-of-vocabulary buckets.</summary>
/// <remarks>An enumeration and a <see cref="bool"/> are their own vocabulary; an integer gives <see cref="Min"/> and <see cref="Max"/>; a string lists its vocabulary.</remarks>
/// <param name="vocabulary">The known strings.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class CategoricalAttribute(params string[] vocabulary) : Attribute
{
    /// <summary>The known strings.</summary>
    public string[] Vocabulary { get; } = vocabulary;

    /// <summary>Integers: the first value.</summary>
    public long Min { get; set; }

    /// <summary>Integers: the last value.</summary>
    public long Max { get; set; }

    /// <summary>How many buckets other values share, by their hash; with 0 they count as missing. 1 by default, 0 for <see cref="bool"/>.</summary>
    public int OutOfVocabulary { get; set; } = 1;
}

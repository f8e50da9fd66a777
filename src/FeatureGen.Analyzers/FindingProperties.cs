namespace FeatureGen.Analyzers;

/// <summary>Properties of findings that code fixes read.</summary>
public static class FindingProperties
{
    /// <summary>Present where a cross names the field, so that it cannot be removed alone.</summary>
    public const string IsCrossed = "IsCrossed";

    /// <summary>FG1001: the name in the schema of the field that says the same.</summary>
    public const string Representative = "Representative";

    /// <summary>FG1006: the number of buckets that is enough.</summary>
    public const string Buckets = "Buckets";

    /// <summary>
    /// FG1008: the most frequent values that the vocabulary lacks, joined by line feeds; values that hold one are left out.
    /// </summary>
    public const string MissingValues = "MissingValues";
}

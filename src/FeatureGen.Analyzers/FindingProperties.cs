namespace FeatureGen.Analyzers;

/// <summary>Properties of findings that code fixes read.</summary>
public static class FindingProperties
{
    /// <summary>Present where a cross names the field, so that it cannot be removed alone.</summary>
    public const string IsCrossed = "IsCrossed";
}

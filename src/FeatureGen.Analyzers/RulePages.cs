namespace FeatureGen.Analyzers;

/// <summary>Where the page of a rule is.</summary>
public static class RulePages
{
    /// <summary>The folder of all pages.</summary>
    public const string Root = "https://github.com/featuregen/featuregen/blob/main/src/FeatureGen.Analyzers/rules/";

    /// <summary>The page of a rule.</summary>
    public static string Of(string id) => Root + id + ".md";
}

using Microsoft.CodeAnalysis;

namespace FeatureGen.Analyzers.Declarations;

/// <summary>FG3005 to FG3012: what the declarations of fields show, without any data.</summary>
public static class DeclarationRules
{
    private const string Category = "FeatureGen.Declarations";

    /// <summary>FG3005</summary>
    public static readonly DiagnosticDescriptor Skew = new(
        "FG3005", "A property is declared differently in two schemas",
        "'{0}' {1}, but '{2}' {3}: models of the two see the same value as different features; declare both alike, or keep it with [Keep(\"why\")]",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        "The same property becomes different features in two schemas of the project.", RulePages.Of("FG3005"));

    /// <summary>FG3006</summary>
    public static readonly DiagnosticDescriptor Identifier = new(
        "FG3006", "An identifier is declared as a number",
        "'{0}' {1}, and {2} takes it for a quantity: use [Hashed], or [Categorical] with Min and Max where it has few values, or keep it with [Keep(\"why\")]",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        "The order and the distance of identifiers mean nothing.", RulePages.Of("FG3006"));

    /// <summary>FG3007</summary>
    public static readonly DiagnosticDescriptor Zone = new(
        "FG3007", "A DateTime does not say its time zone",
        "'{0}' is a DateTime, which is taken as UTC if its kind is Unspecified and converted from the machine's zone if it is Local: {1}",
        Category, DiagnosticSeverity.Info, isEnabledByDefault: true,
        "The same moment becomes another hour or hash where a DateTime is of another kind or the machine in another zone.", RulePages.Of("FG3007"));

    /// <summary>FG3008</summary>
    public static readonly DiagnosticDescriptor NearDuplicate = new(
        "FG3008", "Two values of a vocabulary are nearly the same",
        "\"{0}\" in the vocabulary of '{1}' differs from \"{2}\" only by {3}, and values are compared exactly: keep one, and bring values to its form before",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        "Values that differ by case, white space or Unicode form are mostly one value, whose weight is then learnt twice.", RulePages.Of("FG3008"));

    /// <summary>FG3009</summary>
    public static readonly DiagnosticDescriptor Unreachable = new(
        "FG3009", "No value of the type reaches a bucket",
        "No '{0}' {1}, so '{2}' has {3} that no value ever reaches: {4}",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        "A bucket or category outside of what the type can hold is learnt from nothing.", RulePages.Of("FG3009"));

    /// <summary>FG3010</summary>
    public static readonly DiagnosticDescriptor SmallCross = new(
        "FG3010", "A cross has fewer buckets than combinations",
        "The cross '{0}' has {1} buckets for {2} = {3} combinations, so that some share their weights: set Buckets = {4}",
        Category, DiagnosticSeverity.Info, isEnabledByDefault: true,
        "Where all combinations fit, a cross is exact; where they do not, it is hashed, and combinations share weights.", RulePages.Of("FG3010"));

    /// <summary>FG3011</summary>
    public static readonly DiagnosticDescriptor Undeclared = new(
        "FG3011", "A property of a schema is no field",
        "'{0}' has no feature attribute, so it is no field of '{1}': give it a kind such as [Numeric] or [Hashed], or say [Ignore(\"why\")]",
        Category, DiagnosticSeverity.Info, isEnabledByDefault: false,
        "A property that was forgotten looks like one that was left out on purpose.", RulePages.Of("FG3011"));

    /// <summary>FG3012</summary>
    public static readonly DiagnosticDescriptor Unassigned = new(
        "FG3012", "Nothing assigns a field",
        "Nothing in the project assigns '{0}', and no other code can, so that it has the same value in every row: assign it, remove it, or keep it with [Keep(\"why\")]",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        "A field that is never assigned says nothing.", RulePages.Of("FG3012"), WellKnownDiagnosticTags.CompilationEnd);

    /// <summary>All rules, in the order of their numbers.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
        [Skew, Identifier, Zone, NearDuplicate, Unreachable, SmallCross, Undeclared, Unassigned];
}

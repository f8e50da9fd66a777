using Microsoft.CodeAnalysis;

namespace FeatureGen.Analyzers.Code;

/// <summary>FG3001 to FG3004: the code of a schema shows by itself what is wrong with a field.</summary>
public static class CodeRules
{
    private const string Category = "FeatureGen.Code";

    /// <summary>FG3001</summary>
    public static readonly DiagnosticDescriptor Redundant = new(
        "FG3001", "A field is computed from another one alone",
        "'{0}' {1}: remove it, or keep it with [Keep(\"why\")]",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        "What is computed from another field, and can be computed back, tells a model nothing that the other does not.", RulePages.Of("FG3001"));

    /// <summary>FG3002</summary>
    public static readonly DiagnosticDescriptor Derived = new(
        "FG3002", "A field is computed from several others",
        "'{0}' is computed from {1}: it adds no data, only their combination; keep it with [Keep(\"why\")] if the model needs it",
        Category, DiagnosticSeverity.Info, isEnabledByDefault: false,
        "A combination of fields helps a model that cannot form it, and is one more thing to keep in step.", RulePages.Of("FG3002"));

    /// <summary>FG3003</summary>
    public static readonly DiagnosticDescriptor FromLabel = new(
        "FG3003", "A field is computed from the label",
        "'{0}' is computed from the label '{1}'{2}, which is not known when ranking: remove it, or compute it from what is known before",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "The model would learn the label from itself: perfect in training, worthless in service.", RulePages.Of("FG3003"));

    /// <summary>FG3004</summary>
    public static readonly DiagnosticDescriptor AfterLabel = new(
        "FG3004", "A field seems to be known only after the label",
        "'{0}' seems to be known only once the label '{1}' is: if so remove it, otherwise rename it or keep it with [Keep(\"why\")]",
        Category, DiagnosticSeverity.Info, isEnabledByDefault: true,
        "A log has what happened after the label too; a request has not.", RulePages.Of("FG3004"));

    /// <summary>All rules, in the order of their numbers.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } = [Redundant, Derived, FromLabel, AfterLabel];
}

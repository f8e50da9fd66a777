using Microsoft.CodeAnalysis;

namespace FeatureGen.Analyzers.Profiles;

/// <summary>FG1001 to FG1010: data speaks against a field. Each message ends with the file that says it and its number of rows.</summary>
public static class ProfileRules
{
    private const string Category = "FeatureGen.Profile";

    /// <summary>FG1001</summary>
    public static readonly DiagnosticDescriptor Redundant = new(
        "FG1001", "A field is redundant",
        "'{0}' is redundant with '{1}' {2}: remove it, or keep it with [Keep(\"why\")] [{3}, {4} rows]",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        "Another field says the same.", RulePages.Of("FG1001"));

    /// <summary>FG1002</summary>
    public static readonly DiagnosticDescriptor Unimportant = new(
        "FG1002", "A field has low importance",
        "'{0}' {1}: remove it, or keep it with [Keep(\"why\")] [{2}, {3} rows]",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        "The field says next to nothing about the label, or no more than noise.", RulePages.Of("FG1002"));

    /// <summary>FG1003</summary>
    public static readonly DiagnosticDescriptor Constant = new(
        "FG1003", "A field is constant",
        "'{0}' has the same value in every row: remove it, or keep it with [Keep(\"why\")] [{1}, {2} rows]",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        "A field that never changes says nothing.", RulePages.Of("FG1003"));

    /// <summary>FG1004</summary>
    public static readonly DiagnosticDescriptor MostlyMissing = new(
        "FG1004", "A field is mostly missing",
        "'{0}' has a value in {1} of the rows, less than {2}: remove it, or keep it with [Keep(\"why\")] [{3}, {4} rows]",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        "The field has a value in hardly any row.", RulePages.Of("FG1004"));

    /// <summary>FG1005</summary>
    public static readonly DiagnosticDescriptor Leaking = new(
        "FG1005", "A field may leak the label",
        "'{0}' {1}, so it may be known only after it: remove it, or keep it with [Keep(\"why\")] [{2}, {3} rows]",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        "A field that tells the label too well is often recorded after it, and absent or wrong when ranking.", RulePages.Of("FG1005"));

    /// <summary>FG1006</summary>
    public static readonly DiagnosticDescriptor FewBuckets = new(
        "FG1006", "A field has more values than buckets",
        "'{0}' has {1} different values in {2} buckets: {3}; set Buckets = {4} (then {5}), or keep it with [Keep(\"why\")] [{6}, {7} rows]",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        "Values that share a bucket cannot be told apart.", RulePages.Of("FG1006"));

    /// <summary>FG1007</summary>
    public static readonly DiagnosticDescriptor PoorQuality = new(
        "FG1007", "A field's data is of poor quality",
        "'{0}' {1}: mend the data, or keep it with [Keep(\"why\")] [{2}, {3} rows]",
        Category, DiagnosticSeverity.Info, isEnabledByDefault: true,
        "The values themselves say that something went wrong before they were logged.", RulePages.Of("FG1007"));

    /// <summary>FG1008</summary>
    public static readonly DiagnosticDescriptor OutOfVocabulary = new(
        "FG1008", "A vocabulary lacks many values",
        "'{0}' {1}: add the frequent ones to its vocabulary, or keep it with [Keep(\"why\")] [{2}, {3} rows]",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        "Values that a vocabulary lacks cannot be told apart.", RulePages.Of("FG1008"));

    /// <summary>FG1009</summary>
    public static readonly DiagnosticDescriptor Drifted = new(
        "FG1009", "A field has drifted",
        "'{0}' has drifted: {1}; find out what has changed and train again, or keep it with [Keep(\"why\")] [{2}, {3} rows against {4}]",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        "Later rows differ from those that were profiled by more than chance, so what was learned from these may not hold.", RulePages.Of("FG1009"));

    /// <summary>FG1010</summary>
    public static readonly DiagnosticDescriptor Costly = new(
        "FG1010", "A field costs much and tells little",
        "'{0}' costs about {1} ns of the schema's {2} ns a row and has {3} of all importance: remove it, or keep it with [Keep(\"why\")] [{4}, {5} rows]",
        Category, DiagnosticSeverity.Info, isEnabledByDefault: true,
        "Its extraction takes a far greater share of the time than it has of the importance.", RulePages.Of("FG1010"));

    /// <summary>All rules, in the order of their numbers.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
        [Redundant, Unimportant, Constant, MostlyMissing, Leaking, FewBuckets, PoorQuality, OutOfVocabulary, Drifted, Costly];
}

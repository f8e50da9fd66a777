using Microsoft.CodeAnalysis;

namespace FeatureGen.Analyzers.Calls;

/// <summary>FG4001 to FG4005: how scores and rankings are asked for.</summary>
public static class CallRules
{
    private const string Category = "FeatureGen.Calls";

    /// <summary>FG4001</summary>
    public static readonly DiagnosticDescriptor EmptyDestination = new(
        "FG4001", "A call has no room for its results",
        "'{0}' writes into '{1}', which is empty, so {2}: give it room for {3}",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        "The length of the span that takes the results is how many are wanted.", RulePages.Of("FG4001"));

    /// <summary>FG4002</summary>
    public static readonly DiagnosticDescriptor IgnoredResult = new(
        "FG4002", "The result of a call is ignored",
        "{0}",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        "A score that nothing reads was computed for nothing, and only the count that Rank returns says how much is filled.",
        RulePages.Of("FG4002"));

    /// <summary>FG4003</summary>
    public static readonly DiagnosticDescriptor ScoreLoop = new(
        "FG4003", "Rows are scored one by one",
        "'{0}' is called for one element of '{1}' after the other: {2} takes all at once, in a fraction of the time",
        Category, DiagnosticSeverity.Info, isEnabledByDefault: true,
        "Many rows at once are scored a vector of rows at a time.", RulePages.Of("FG4003"));

    /// <summary>FG4004</summary>
    public static readonly DiagnosticDescriptor RequestLoad = new(
        "FG4004", "A model is loaded in a request path",
        "'{0}' reads and checks the whole model file {1}: load it once, into a static field or a singleton, and swap it with Reload",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        "Loading takes milliseconds and memory, ranking microseconds and none.", RulePages.Of("FG4004"));

    /// <summary>FG4005</summary>
    public static readonly DiagnosticDescriptor Allocation = new(
        "FG4005", "Memory is allocated for a call that takes a span",
        "'{0}' allocates {1} only for '{2}', which takes a span: {3}",
        Category, DiagnosticSeverity.Info, isEnabledByDefault: true,
        "Ranking itself allocates nothing.", RulePages.Of("FG4005"));

    /// <summary>All rules, in the order of their numbers.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } = [EmptyDestination, IgnoredResult, ScoreLoop, RequestLoad, Allocation];
}

using Microsoft.CodeAnalysis;

namespace FeatureGen.Analyzers.Calls;

/// <summary>FG4001 to FG4010: how scores and rankings are asked for.</summary>
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

    /// <summary>FG4006</summary>
    public static readonly DiagnosticDescriptor UnrankedRead = new(
        "FG4006", "The first candidates are taken for the best",
        "After the ranking '{0}' is {1}",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        "Ranking leaves the candidates where they are, and says where the best of them stand.", RulePages.Of("FG4006"));

    /// <summary>FG4007</summary>
    public static readonly DiagnosticDescriptor RankedAgain = new(
        "FG4007", "A ranking is sorted by score again",
        "'{0}' puts '{1}' in the order that '{2}' has left it in, the best first: remove it",
        Category, DiagnosticSeverity.Info, isEnabledByDefault: true,
        "The results of a ranking are in order of their scores already, of equal ones the lower index first.", RulePages.Of("FG4007"));

    /// <summary>FG4008</summary>
    public static readonly DiagnosticDescriptor LogOddsUse = new(
        "FG4008", "A score is taken for a probability",
        "'{0}' takes a score for a probability, but those of '{1}' ({2}) are log-odds, {3}: make it one by Logistic.Probability",
        Category, DiagnosticSeverity.Info, isEnabledByDefault: true,
        "Models of two classes score by log-odds, which any number can be.", RulePages.Of("FG4008"));

    /// <summary>FG4009</summary>
    public static readonly DiagnosticDescriptor RequestReload = new(
        "FG4009", "A model is reloaded in a request path",
        "'{0}' reads and checks the whole model file {1}, for that request's own scores: reload it when the file has changed",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        "Reloading takes as long as loading, and is for when there is a new model.", RulePages.Of("FG4009"));

    /// <summary>FG4010</summary>
    public static readonly DiagnosticDescriptor ShortDestination = new(
        "FG4010", "A span is too short for what is written into it",
        "'{0}' writes {1} floats, one {2}, and '{3}' has room for {4}, so it throws: make it as long",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        "Scores take a float a row, and contributions one a field.", RulePages.Of("FG4010"));

    /// <summary>All rules, in the order of their numbers.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
    [
        EmptyDestination, IgnoredResult, ScoreLoop, RequestLoad, Allocation, UnrankedRead, RankedAgain, LogOddsUse, RequestReload,
        ShortDestination,
    ];
}

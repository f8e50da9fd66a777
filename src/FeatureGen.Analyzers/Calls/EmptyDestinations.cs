using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace FeatureGen.Analyzers.Calls;

/// <summary>FG4001: results are written into a span that is surely empty.</summary>
internal static class EmptyDestinations
{
    /// <summary>Looks at the span that a call writes to.</summary>
    public static void Check(FeatureCall call, OperationAnalysisContext context)
    {
        if (call.Kind is not (FeatureCallKind.Rank or FeatureCallKind.ScoreRows)) return;
        if (call.Destination is not { } destination || KnownLength.Of(destination, call.Root) != 0) return;
        if (call.Source is { } source && KnownLength.Of(source, call.Root) == 0) return;
        bool isRank = call.Kind == FeatureCallKind.Rank;
        context.ReportDiagnostic(Diagnostic.Create(
            CallRules.EmptyDestination, FeatureCall.Written(destination), call.Name, destination.Syntax.ToString(),
            isRank ? "nothing is ever found" : "it throws on any row",
            isRank ? "as many as are wanted, such as stackalloc Ranked[10]" : "a score a row"));
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace FeatureGen.Analyzers.Calls;

/// <summary>FG4007: results, which are in order, are put in the same order again.</summary>
internal static class RankedAgain
{
    /// <summary>Looks at what sorts the results of a call.</summary>
    public static void Check(FeatureCall call, OperationAnalysisContext context)
    {
        if (call.Results is not { } results || !IsAlone(call, results)) return;
        foreach (var operation in call.Root.Descendants())
        {
            if (operation is not IInvocationOperation sort || sort.Syntax.SpanStart < call.Position) continue;
            if (sort == call.Operation || ScoreOrder.Sorted(sort) is not { } sorted) continue;
            if (!results.Views.Hold(Parts.Innermost(sorted)) || IsRefined(sort) || IsChanged(call, sort, results)) continue;
            context.ReportDiagnostic(Diagnostic.Create(
                CallRules.RankedAgain, ScoreOrder.Place(sort), [call.Location], sort.TargetMethod.Name, results.Top.Name, call.Name));
        }
    }

    // What was there before, or comes from several calls, may be in any order.
    private static bool IsAlone(FeatureCall call, RankResults results) =>
        results.Views.References.Count(results.IsFilled) == 1
        && results.Views.References.All(r =>
            r.Syntax.SpanStart >= call.Position || results.IsOfScores(r) || call.Operation.IsIn(Parts.Outermost(r)));

    // ThenBy orders what is equal.
    private static bool IsRefined(IInvocationOperation sort) =>
        sort.Wrapped().Parent is IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: var name } }
            && name.StartsWith("ThenBy", StringComparison.Ordinal);

    private static bool IsChanged(FeatureCall call, IInvocationOperation sort, RankResults results)
    {
        if (results.Uses.IsAssigned || sort.Function() != call.Operation.Function()) return true;
        var turns = Turns(sort, call.Operation);
        return results.Views.References.Any(r => IsBefore(r) && !r.IsIn(sort) && !results.IsOnlyRead(r));

        bool IsBefore(IOperation r) => turns is not null && r.IsIn(turns)
            || r.Syntax.SpanStart >= call.Operation.Syntax.Span.End && r.Syntax.SpanStart < sort.Syntax.SpanStart;
    }

    // The outermost loop that sorts at each turn what was ranked before it: what is behind the sort may change its order, too.
    private static ILoopOperation? Turns(IOperation sort, IOperation call)
    {
        ILoopOperation? turns = null;
        for (var loop = sort.Loop(); loop is not null && !call.IsIn(loop); loop = loop.Loop()) turns = loop;
        return turns;
    }
}

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
        if (RankResults.Of(call) is not { } results || !IsAlone(call, results)) return;
        foreach (var operation in call.Root.Descendants())
        {
            if (operation is not IInvocationOperation sort || sort.Syntax.SpanStart < call.Position) continue;
            if (sort == call.Operation || ScoreOrder.Sorted(sort) is not { } sorted) continue;
            if (!IsOf(sorted, results, call.Root) || IsRefined(sort) || IsChanged(call, sort, results)) continue;
            context.ReportDiagnostic(Diagnostic.Create(
                CallRules.RankedAgain, ScoreOrder.Place(sort), [call.Location], sort.TargetMethod.Name, results.Top.Name, call.Name));
        }
    }

    // What was there before, or comes from several calls, may be in any order.
    private static bool IsAlone(FeatureCall call, RankResults results) =>
        results.Uses.References.Count(results.IsFilled) == 1
        && results.Uses.References.All(r => 
            r.Syntax.SpanStart >= call.Position || results.IsOfScores(r) || call.Operation.IsIn(Parts.Outermost(r)));

    private static bool IsOf(IOperation sorted, RankResults results, IOperation root)
    {
        var from = Parts.Innermost(sorted);
        if (from.Is(results.Top)) return true;
        return from is ILocalReferenceOperation { Local: var local }
            && VariableUses.Of(local, root) is { IsAssigned: false, InitialValue: { } initial } uses
            && uses.References[0] == from && Parts.Innermost(initial).Is(results.Top);
    }

    // ThenBy orders what is equal.
    private static bool IsRefined(IInvocationOperation sort) =>
        sort.Wrapped().Parent is IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: var name } }
            && name.StartsWith("ThenBy", StringComparison.Ordinal);

    private static bool IsChanged(FeatureCall call, IInvocationOperation sort, RankResults results)
    {
        foreach (var reference in results.Uses.References)
        {
            int place = reference.Syntax.SpanStart;
            if (place < call.Operation.Syntax.Span.End || place >= sort.Syntax.SpanStart) continue;
            if (!results.IsOnlyRead(reference)) return true;
        }
        return results.Uses.IsAssigned || sort.Function() != call.Operation.Function();
    }
}

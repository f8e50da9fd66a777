using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace FeatureGen.Analyzers.Calls;

/// <summary>FG4005: memory that is allocated only to be handed to a call that takes a span.</summary>
internal static class Allocations
{
    /// <summary>Looks at the spans that a call reads and writes.</summary>
    public static void Check(FeatureCall call, OperationAnalysisContext context)
    {
        if (call.Kind is not (FeatureCallKind.Rank or FeatureCallKind.ScoreRows)) return;
        if (call.Source is { } source) CheckSource(call, source, context);
        if (call.Destination is { } destination) CheckArray(call, destination, context);
    }

    private static void CheckSource(FeatureCall call, IOperation source, OperationAnalysisContext context)
    {
        if (Allocation.Find(call, source) is not { } allocation) return;
        if (Copies.Of(allocation.Operation) is not { } copied)
        {
            CheckArray(call, source, context);
            return;
        }
        if (IsLocked(allocation.Operation)) return;
        var instead = "pass " + Copies.AsSpan(copied);
        if (allocation.Loop is { } loop)
            Report(allocation, context, [loop.Syntax.GetLocation()], "a copy at each turn of the loop", instead);
        else if (RequestPath.Find(call, context.ContainingSymbol) is not null)
            Report(allocation, context, [], "a copy at each request", instead);
    }

    private static void CheckArray(FeatureCall call, IOperation value, OperationAnalysisContext context)
    {
        if (Allocation.Find(call, value) is not { IsNamed: true, Operation: IArrayCreationOperation array } allocation) return;
        if (StackArrays.IsSuspended(array, context.ContainingSymbol)) return;
        var (loop, small) = (allocation.Loop, StackArrays.Written(array, context));
        if (loop is null && (small is null || IsMain(context))) return;
        if (loop is null)
            Report(allocation, context, [], "an array at each call", $"declare it as Span<Ranked> {allocation.Name} = {small}");
        else
            Report(allocation, context, [loop.Syntax.GetLocation()], "an array at each turn of the loop", Outside(allocation, loop, small));
    }

    private static string Outside(Allocation allocation, ILoopOperation loop, string? small)
    {
        if (small is not null) return $"declare Span<Ranked> {allocation.Name} = {small} before the loop";
        return allocation.Operation.DependsOn(loop)
            ? "keep one that is large enough from turn to turn"
            : "allocate it once, before the loop";
    }

    // A copy made under a lock is there to be read without it.
    private static bool IsLocked(IOperation operation)
    {
        for (var parent = operation.Parent; parent is not null; parent = parent.Parent)
            if (parent is ILockOperation) return true;
        return false;
    }

    // What runs once costs nothing.
    private static bool IsMain(OperationAnalysisContext context) =>
        context.ContainingSymbol is IMethodSymbol { IsStatic: true, Name: "Main" or "<Main>$" } && context.Operation.Function() is null;

    private static void Report(
        Allocation allocation, OperationAnalysisContext context, IEnumerable<Location> places, string what, string instead)
    {
        var syntax = allocation.Operation.Syntax;
        context.ReportDiagnostic(Diagnostic.Create(
            CallRules.Allocation, syntax.GetLocation(), places, syntax.ToString(), what, allocation.Call.Name, instead));
    }
}

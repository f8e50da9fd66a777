using FeatureGen.Generator.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace FeatureGen.Analyzers.Calls;

/// <summary>FG4003: rows of a collection are scored one by one.</summary>
internal static class ScoreLoops
{
    // So few rows are written one by one on purpose.
    private const int FewRows = 8;

    private static readonly string[] s_orders = ["OrderBy", "OrderByDescending", "Sort", "MaxBy", "Order", "OrderDescending"];

    /// <summary>Looks at a call that scores one row.</summary>
    public static void Check(FeatureCall call, OperationAnalysisContext context)
    {
        if (call.Row is not { } row) return;
        var joined = JoinedRow.Find(row, call.Root);
        var item = joined?.Item ?? row;
        if (RowSource.Find(call.Operation, item) is not { } source) return;
        if (!SymbolEqualityComparer.Default.Equals(TypeNames.ElementOf(source.Collection.Type), item.Type)) return;
        if (call.Operation.Instance?.DependsOn(source.Turns) == true || joined?.Others.Any(o => o.DependsOn(source.Turns)) == true) return;
        if (IsStopped(source, call.Position) || Changes(source) || KnownLength.Of(source.Collection, call.Root) < FewRows) return;
        context.ReportDiagnostic(Diagnostic.Create(
            CallRules.ScoreLoop, call.Location, [source.Turns.Syntax.GetLocation()],
            call.Name, source.Collection.Syntax.ToString(), Instead(call, joined, source)));
    }

    private static string Instead(FeatureCall call, JoinedRow? joined, RowSource source)
    {
        var rows = Copies.AsSpan(source.Collection);
        if (joined is not null) rows = $"{joined.Context}, {rows}";
        var (rank, score) = ($"{call.Receiver}Rank({rows}, top)", $"{call.Receiver}Score({rows}, scores)");
        if (joined is not null && call.Operation.Instance is null) return rank;
        return IsOrdered(source, call.Root) ? $"{rank}, where the best are wanted, or {score}," : score;
    }

    // Rows that are awaited, handed on one by one, skipped, or left out once a score is known.
    private static bool IsStopped(RowSource source, int position)
    {
        bool isLoop = source.Turns is ILoopOperation;
        foreach (var operation in source.Body.DescendantsAndSelf())
        {
            if (operation is IAwaitOperation) return true;
            if (!isLoop || operation.Function() != source.Turns.Function()) continue;
            if (operation is IReturnOperation) return true;
            if (operation is IBranchOperation branch && Leaves(branch, (ILoopOperation)source.Turns, position)) return true;
        }
        return false;
    }

    private static bool Leaves(IBranchOperation branch, ILoopOperation loop, int position) => branch.BranchKind switch
    {
        BranchKind.Break => SymbolEqualityComparer.Default.Equals(branch.Target, loop.ExitLabel),
        BranchKind.Continue => branch.Syntax.SpanStart < position,
        _ => true,
    };

    // Rows that depend on what was done at earlier turns.
    private static bool Changes(RowSource source)
    {
        foreach (var operation in source.Body.DescendantsAndSelf())
        {
            if (operation is IAssignmentOperation { Target: IMemberReferenceOperation target } && IsOfSchema(target)) return true;
            if (IsCollection(operation, source.Collection) && !IsOnlyRead(operation)) return true;
        }
        return false;
    }

    private static bool IsOfSchema(IMemberReferenceOperation target) =>
        target.Instance is not IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver }
        && target.Member.ContainingType is { } type && AttributeNames.Find(type, AttributeNames.Schema) is not null;

    private static bool IsCollection(IOperation operation, IOperation collection) =>
        operation.IsReference() && operation.Syntax.ToString() == collection.Syntax.ToString();

    private static bool IsOnlyRead(IOperation collection) => collection.Parent switch
    {
        IArrayElementReferenceOperation element => !VariableUses.IsWritten(element),
        IPropertyReferenceOperation property => !VariableUses.IsWritten(property),
        _ => false,
    };

    private static bool IsOrdered(RowSource source, IOperation root)
    {
        if (source.Turns is IInvocationOperation { TargetMethod.Name: var name } && s_orders.Contains(name)) return true;
        return root.Descendants().Any(o => o is IInvocationOperation call && s_orders.Contains(call.TargetMethod.Name)
            && call.Syntax.Span.End > source.Turns.Syntax.Span.End
            && call.TargetMethod.ContainingNamespace?.ToDisplayString().StartsWith("System", StringComparison.Ordinal) == true);
    }
}

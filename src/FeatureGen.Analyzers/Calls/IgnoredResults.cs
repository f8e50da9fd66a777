using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace FeatureGen.Analyzers.Calls;

/// <summary>FG4002: a score that nothing reads, and a count without which results cannot be told from what was there before.</summary>
internal static class IgnoredResults
{
    private static readonly string[] s_lengths = ["Length", "Count", "LongLength", "IsEmpty", "IsDefaultOrEmpty"];
    private static readonly string[] s_enumerations = ["Select", "SelectMany", "ToArray", "ToList", "ToDictionary", "ToHashSet"];

    /// <summary>Looks at a call that is a statement.</summary>
    public static void Check(FeatureCall call, OperationAnalysisContext context)
    {
        if (call.Operation.Parent is not IExpressionStatementOperation statement) return;
        if (call.Kind == FeatureCallKind.ScoreRow) CheckScore(call, statement, context);
        else if (call.Kind == FeatureCallKind.Rank) CheckCount(call, context);
    }

    private static void CheckScore(FeatureCall call, IExpressionStatementOperation statement, OperationAnalysisContext context)
    {
        // A lambda without a result is mostly one whose time is taken, a call that is tried one that asks whether there is a model.
        bool isLambda = statement.Syntax is not StatementSyntax && call.Operation.Function() is IAnonymousFunctionOperation;
        if (isLambda || IsTried(statement) || OccasionalCode.TakesTimes(call.Root)) return;
        Report(call, context, [],
            $"Nothing reads the score that '{call.Name}' returns, and it does nothing else: use it, or remove the call");
    }

    private static bool IsTried(IOperation operation)
    {
        for (var parent = operation.Parent; parent is not (null or IAnonymousFunctionOperation or ILocalFunctionOperation);
            parent = parent.Parent)
            if (parent is ITryOperation) return true;
        return false;
    }

    private static void CheckCount(FeatureCall call, OperationAnalysisContext context)
    {
        if (call.Source is not { } source || call.Destination?.Origin().Variable() is not { } top) return;
        if (top is not (ILocalSymbol or IParameterSymbol)) return;
        var uses = VariableUses.Of(top, call.Root);
        if (uses.References.Any(r => r.Syntax.SpanStart < call.Position && !IsHarmless(r, call.Calls))) return;
        if (FirstRead(call, uses) is not { } read || IsFull(call, source)) return;
        Report(
            call, context, [read.Syntax.GetLocation()],
            $"With fewer candidates than '{top.Name}' has room for, its end is no result, and it is read without the count that "
            + $"'{call.Name}' returns: read no more of it than that");
    }

    // What is filled beforehand may mark the rest.
    private static bool IsHarmless(IOperation reference, FeatureCalls calls) =>
        IsDestination(reference, calls)
        || reference.Parent is IPropertyReferenceOperation property && s_lengths.Contains(property.Property.Name);

    private static bool IsDestination(IOperation reference, FeatureCalls calls) =>
        reference.Wrapped().Parent is IArgumentOperation { Parent: IInvocationOperation other }
            && calls.Find(other) is { Kind: FeatureCallKind.Rank };

    private static IOperation? FirstRead(FeatureCall call, VariableUses uses)
    {
        foreach (var reference in uses.References.Where(r => r.Syntax.SpanStart > call.Operation.Syntax.Span.End))
        {
            if (IsDestination(reference, call.Calls) || VariableUses.IsWritten(reference)) return null;
            if ((IsRead(reference.Wrapped()) || IsHandedOn(call, reference)) && !MayStop(reference)) return reference;
        }
        return null;
    }

    private static bool IsHandedOn(FeatureCall call, IOperation reference) =>
        reference.Wrapped().Parent is IArgumentOperation argument && HandedOn.IsRead(argument, call.Source?.Origin().Variable());

    /// <summary>Whether more of results is read than the first of all, which is there wherever there are candidates.</summary>
    public static bool IsRead(IOperation value) => value.Parent switch
    {
        IForEachLoopOperation loop => loop.Collection == value,
        IArgumentOperation { Parent: IInvocationOperation call } argument =>
            call.Arguments[0] == argument && TypeNames.Is(call.TargetMethod.ContainingType, "System.Linq", "Enumerable")
            && s_enumerations.Contains(call.TargetMethod.Name),
        { } element when element.Element() is { } place => place.Collection == value.Unwrapped() && !VariableUses.IsWritten(element)
            && place.Index.ConstantValue is not { HasValue: true, Value: 0 },
        _ => false,
    };

    /// <summary>Whether results are read in a loop that may end before they do.</summary>
    public static bool MayStop(IOperation reference)
    {
        for (var parent = reference.Parent; parent is not null; parent = parent.Parent)
            if (parent is ILoopOperation loop)
                return loop.Body.DescendantsAndSelf().Any(o =>
                    o is IBranchOperation { BranchKind: BranchKind.Break } or IReturnOperation { Kind: not OperationKind.YieldReturn });
        return false;
    }

    private static bool IsFull(FeatureCall call, IOperation source)
    {
        var origin = source.Origin();
        if (origin.Variable() is { } candidates)
        {
            if (call.Root.Descendants().Any(o => o.Is(candidates) && IsCounted(o))) return true;
            if (VariableUses.Settled(origin, call.Root) .Size() is { ConstantValue.HasValue: false }) return true;
        }
        else if (IsSlice(origin))
        {
            return true;
        }
        return KnownLength.Of(source, call.Root) is { } count && KnownLength.Of(call.Destination!, call.Root) is { } room && count >= room;
    }

    // Whoever takes a part has counted.
    private static bool IsSlice(IOperation source) =>
        source is IImplicitIndexerReferenceOperation or IArrayElementReferenceOperation { Type: IArrayTypeSymbol }
        || source is IInvocationOperation { TargetMethod.Name: "AsSpan" or "Slice" or "GetRange" }
            && source.ConstantValue is { HasValue: false };

    private static bool IsCounted(IOperation reference)
    {
        var value = reference.Wrapped();
        bool isLength = value.Parent switch
        {
            IPropertyReferenceOperation property => s_lengths.Contains(property.Property.Name),
            IArgumentOperation { Parent: IInvocationOperation call } =>
                call.TargetMethod.Name is "Any" or "Count" or "TryGetNonEnumeratedCount",
            _ => false,
        };
        if (!isLength) return false;
        for (var parent = value.Parent; parent is not null; parent = parent.Parent)
            if (parent is IInterpolationOperation) return false;
        return true;
    }

    private static void Report(FeatureCall call, OperationAnalysisContext context, IEnumerable<Location> places, string message) =>
        context.ReportDiagnostic(Diagnostic.Create(CallRules.IgnoredResult, call.Location, places, message));
}

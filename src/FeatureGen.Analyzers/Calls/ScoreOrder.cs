using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace FeatureGen.Analyzers.Calls;

/// <summary>Calls that put results in the order of their scores, the greatest first.</summary>
internal static class ScoreOrder
{
    /// <summary>What a call sorts so; null where it does not, or sorts by more than that.</summary>
    public static IOperation? Sorted(IInvocationOperation call) => call.TargetMethod.Name switch
    {
        "OrderByDescending" when IsLinq(call) && Lambda(call.Arguments[1].Value) is var (key, row, _)
            && IsScore(key, row) => call.Arguments[0].Value,
        "OrderBy" when IsLinq(call) && Lambda(call.Arguments[1].Value) is var (key, row, _)
            && key is IUnaryOperation { OperatorKind: UnaryOperatorKind.Minus } negated && IsScore(negated.Operand, row) =>
            call.Arguments[0].Value,
        "Sort" when IsOfSystem(call) => SortedBy(call),
        _ => null,
    };

    /// <summary>Where a call says how it sorts: its name and arguments.</summary>
    public static Location Place(IInvocationOperation call)
    {
        if (call.Syntax is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } syntax)
            return call.Syntax.GetLocation();
        return Location.Create(syntax.SyntaxTree, Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(access.Name.SpanStart, syntax.Span.End));
    }

    private static IOperation? SortedBy(IInvocationOperation call)
    {
        var comparison = call.Arguments.Length > 0 ? call.Arguments[call.Arguments.Length - 1].Value : null;
        var sorted = call.Instance ?? (call.Arguments.Length == 2 ? call.Arguments[0].Value : null);
        return sorted is not null && comparison is not null && Lambda(comparison) is var (compared, first, second)
            && IsComparison(compared, first, second)
                ? sorted
                : null;
    }

    // (a, b) => b.Score.CompareTo(a.Score)
    private static bool IsComparison(IOperation compared, IParameterSymbol? first, IParameterSymbol? second)
    {
        if (compared is IUnaryOperation { OperatorKind: UnaryOperatorKind.Minus } negated)
            (compared, first, second) = (negated.Operand.Unwrapped(), second, first);
        return compared switch
        {
            IInvocationOperation { TargetMethod.Name: "CompareTo", Instance: { } instance, Arguments.Length: 1 } call =>
                IsScore(instance, second) && IsScore(call.Arguments[0].Value, first),
            IInvocationOperation { TargetMethod.Name: "Compare", Arguments.Length: 2 } call =>
                IsScore(call.Arguments[0].Value, second) && IsScore(call.Arguments[1].Value, first),
            _ => false,
        };
    }

    private static bool IsScore(IOperation value, IParameterSymbol? result) =>
        value.Unwrapped() is IPropertyReferenceOperation { Property.Name: "Score", Instance: { } instance }
        && result is not null && instance.Is(result) && TypeNames.Is(result.Type, "FeatureGen", "Ranked");

    // What a lambda of one expression returns, and its first two parameters.
    private static (IOperation Value, IParameterSymbol? First, IParameterSymbol? Second)? Lambda(IOperation value)
    {
        value = value.Unwrapped();
        if (value is IDelegateCreationOperation made) value = made.Target;
        if (value is not IAnonymousFunctionOperation { Body.Operations: { Length: 1 } body, Symbol.Parameters: var parameters })
            return null;
        if (body[0] is not IReturnOperation { ReturnedValue: { } returned }) return null;
        return (returned.Unwrapped(), parameters.FirstOrDefault(), parameters.Skip(1).FirstOrDefault());
    }

    // Without a comparer.
    private static bool IsLinq(IInvocationOperation call) =>
        call.Arguments.Length == 2 && TypeNames.Is(call.TargetMethod.ContainingType, "System.Linq", "Enumerable");

    private static bool IsOfSystem(IInvocationOperation call) =>
        TypeNames.Is(call.TargetMethod.ContainingType, "System", "Array")
        || TypeNames.Is(call.TargetMethod.ContainingType, "System", "MemoryExtensions")
        || TypeNames.Is(call.TargetMethod.ContainingType?.OriginalDefinition, "System.Collections.Generic", "List");
}

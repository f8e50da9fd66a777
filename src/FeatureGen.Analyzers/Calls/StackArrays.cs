using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace FeatureGen.Analyzers.Calls;

/// <summary>Arrays that could be on the stack.</summary>
public static class StackArrays
{
    /// <summary>The most results that are put there, 1 KiB: as much as code may take without a thought about how deep it is called.</summary>
    public const int MaxRanked = 128;

    /// <summary>The array of results as it is written on the stack; null where it is not small, or cannot be there.</summary>
    internal static string? Written(IArrayCreationOperation array, OperationAnalysisContext context) =>
        array is { Type: IArrayTypeSymbol { ElementType: var element }, Initializer: null } && array.Size() is { } size
            && size.Number() is > 0 and <= MaxRanked
        && TypeNames.Is(element, "FeatureGen", "Ranked") && !IsHandler(array)
            ? $"stackalloc Ranked[{size.Syntax}]"
            : null;

    /// <summary>Whether an operation is in an iterator or async method: it lives on the heap, where a span cannot be kept.</summary>
    internal static bool IsSuspended(IOperation operation, ISymbol member) => operation.Function() switch
    {
        IAnonymousFunctionOperation lambda => lambda.Symbol.IsAsync,
        ILocalFunctionOperation local => local.Symbol.IsAsync || Yields(local),
        _ => member is IMethodSymbol { IsAsync: true } || Yields(operation.Root()),
    };

    private static bool Yields(IOperation body) =>
        body.Descendants().Any(o => o.Kind is OperationKind.YieldReturn or OperationKind.YieldBreak);

    private static bool IsHandler(IOperation operation)
    {
        for (var (child, parent) = (operation, operation.Parent); parent is not null; (child, parent) = (parent, parent.Parent))
            if (parent is ICatchClauseOperation || parent is ITryOperation attempt && attempt.Finally == child) return true;
        return false;
    }
}

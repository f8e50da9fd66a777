using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FeatureGen.Analyzers.Calls;

/// <summary>What goes over a collection, and hands an operation one element after the other.</summary>
/// <param name="Turns">The loop, or the call of a method such as <c>Select</c>.</param>
/// <param name="Collection">What is gone over.</param>
/// <param name="Body">What is done at each turn.</param>
internal sealed record RowSource(IOperation Turns, IOperation Collection, IOperation Body)
{
    private static readonly string[] s_methods =
        ["Select", "OrderBy", "OrderByDescending", "MaxBy", "MinBy", "Max", "Sum", "Average", "Count"];

    /// <summary>What hands an operation its row, once at each turn; null where it is none, or does not do so each time.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="row">What it takes.</param>
    public static RowSource? Find(IOperation operation, IOperation row)
    {
        for (var child = operation; child.Parent is { } parent; child = parent)
        {
            if (IsSometimes(parent, child)) return null;
            switch (parent)
            {
                case IForEachLoopOperation loop:
                    return child == loop.Body && !loop.IsAsynchronous ? OfForEach(loop, row) : null;
                case IForLoopOperation loop:
                    return child == loop.Body ? OfFor(loop, row) : null;
                case IAnonymousFunctionOperation lambda:
                    return OfLambda(lambda, row);
                case ILoopOperation or ILocalFunctionOperation:
                    return null;
            }
        }
        return null;
    }

    // Whether the inner operation is evaluated only now and then, or what it throws is handled.
    private static bool IsSometimes(IOperation parent, IOperation child) => parent switch
    {
        IConditionalOperation conditional => conditional.Condition != child,
        ISwitchCaseOperation or ISwitchExpressionArmOperation or ITryOperation => true,
        ICoalesceOperation coalesce => coalesce.Value != child,
        ICoalesceAssignmentOperation => true,
        IConditionalAccessOperation access => access.Operation != child,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } binary =>
            binary.LeftOperand != child,
        _ => false,
    };

    private static RowSource? OfForEach(IForEachLoopOperation loop, IOperation row) =>
        row is ILocalReferenceOperation { Local: var local } && loop.LoopControlVariable is IVariableDeclaratorOperation declarator
        && SymbolEqualityComparer.Default.Equals(declarator.Symbol, local)
            ? new(loop, loop.Collection.Unwrapped(), loop.Body)
            : null;

    private static RowSource? OfFor(IForLoopOperation loop, IOperation row)
    {
        if (row is ILocalReferenceOperation local
            && VariableUses.Of(local.Local, loop.Body) is { IsAssigned: false, InitialValue: { } initial }) row = initial;
        return row.Element() is ({ } collection, ILocalReferenceOperation { Local: var index })
            && collection.IsReference()
            && loop.Locals.Contains(index, SymbolEqualityComparer.Default) && IsStepwise(loop, index)
                ? new(loop, collection, loop.Body)
                : null;
    }

    private static bool IsStepwise(IForLoopOperation loop, ILocalSymbol index) =>
        loop.AtLoopBottom.Length == 1
        && loop.AtLoopBottom[0] is IExpressionStatementOperation { Operation: IIncrementOrDecrementOperation step } && step.Target.Is(index)
        && !VariableUses.Of(index, loop.Body).IsAssigned;

    private static RowSource? OfLambda(IAnonymousFunctionOperation lambda, IOperation row)
    {
        if (lambda.Symbol.IsAsync || row is not IParameterReferenceOperation { Parameter: var parameter }) return null;
        if (lambda.Parent?.Parent is not IArgumentOperation { Parent: IInvocationOperation call }) return null;
        return lambda.Symbol.Parameters.Contains(parameter, SymbolEqualityComparer.Default) && GoesOver(call.TargetMethod)
            ? new(call, call.Instance ?? call.Arguments[0].Value.Unwrapped(), lambda.Body)
            : null;
    }

    // A comparison is asked even several times for each row.
    private static bool GoesOver(IMethodSymbol method) => method.ContainingNamespace?.ToDisplayString() switch
    {
        "System.Linq" => s_methods.Contains(method.Name),
        "System" or "System.Collections.Generic" => method.Name is "Sort" or "ConvertAll",
        _ => false,
    };
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FeatureGen.Analyzers.Calls;

/// <summary>Whether one statement of a body reads two values, or what was made of them: to compare them, maybe.</summary>
/// <param name="first">One value.</param>
/// <param name="second">The other.</param>
/// <param name="scope">The loop or statement that the other is in, which counts as one.</param>
/// <param name="root">The body.</param>
internal sealed class Meeting(IOperation first, IOperation second, IOperation scope, IOperation root)
{
    /// <summary>Looks for the statement.</summary>
    public bool Happens()
    {
        var (ofFirst, ofSecond) = (Made(first), Made(second));
        return root.Descendants().Any(o => IsOne(o) && Holds(o, first, ofFirst) && Holds(o, second, ofSecond));
    }

    private bool IsOne(IOperation operation) =>
        operation == scope
        || operation is IExpressionStatementOperation or IVariableDeclarationGroupOperation or IReturnOperation or IThrowOperation
        || operation.Parent is IConditionalOperation conditional && conditional.Condition == operation;

    // The variables and members that hold what was made of a value, or were called with it.
    private HashSet<ISymbol> Made(IOperation value)
    {
        var made = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var operation in root.Descendants())
            if (Target(operation) is { } target && !made.Contains(target) && Reads(operation, value, made)) made.Add(target);
        return made;
    }

    private static ISymbol? Target(IOperation operation) => operation switch
    {
        IVariableDeclaratorOperation declarator => declarator.Symbol,
        IAssignmentOperation assignment => Named(assignment.Target),
        IInvocationOperation { Instance: { } instance } => Named(instance),
        IForEachLoopOperation { LoopControlVariable: IVariableDeclaratorOperation each } => each.Symbol,
        _ => null,
    };

    // An element is made of what a loop goes over, not of what it does.
    private static bool Reads(IOperation operation, IOperation value, HashSet<ISymbol> made) =>
        Holds(operation is IForEachLoopOperation loop ? loop.Collection : operation, value, made);

    private static bool Holds(IOperation operation, IOperation value, HashSet<ISymbol> made) =>
        operation.DescendantsAndSelf().Any(o => o == value || Named(o) is { } symbol && made.Contains(symbol));

    private static ISymbol? Named(IOperation operation) => operation.Variable() ?? (operation as IMemberReferenceOperation)?.Member;
}

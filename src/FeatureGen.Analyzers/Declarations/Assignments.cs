using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace FeatureGen.Analyzers.Declarations;

/// <summary>What the code of a project assigns, and which types it makes.</summary>
internal sealed class Assignments
{
    private readonly ConcurrentDictionary<ISymbol, bool> _assigned = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, bool> _made = new(SymbolEqualityComparer.Default);

    /// <summary>Whether a property or field is assigned nowhere although code that can be seen makes or changes objects of its type: those of a type that
    /// nothing touches come from elsewhere.</summary>
    public bool LeaveOut(ISymbol member) =>
        !_assigned.ContainsKey(member.OriginalDefinition) && _made.ContainsKey(member.ContainingType.OriginalDefinition);

    /// <summary>Takes a reference to a property or field.</summary>
    public void Add(IMemberReferenceOperation reference)
    {
        if (!IsWritten(reference)) return;
        _assigned.TryAdd(reference.Member.OriginalDefinition, true);
        AddType(reference.Member.ContainingType);
    }

    /// <summary>Takes the type of an object that is made.</summary>
    public void AddType(ITypeSymbol? type)
    {
        for (var current = type as INamedTypeSymbol; current is not null; current = current.BaseType)
            _made.TryAdd(current.OriginalDefinition, true);
    }

    private static bool IsWritten(IOperation reference)
    {
        // What a reference like ref ad.Price is used for is not followed.
        if (reference.Syntax.Parent is RefExpressionSyntax) return true;
        IOperation child = reference;
        for (var parent = reference.Parent; parent is not null; child = parent, parent = parent.Parent)
            switch (parent)
            {
                case ITupleOperation or IConversionOperation or IConditionalOperation:
                    continue;
                case IAssignmentOperation assignment:
                    return assignment.Target == child || assignment is ISimpleAssignmentOperation { IsRef: true };
                case IArgumentOperation argument:
                    return argument.Parameter is not { RefKind: RefKind.None };
                case IMemberInitializerOperation initializer:
                    return initializer.InitializedMember == child;
                case IIncrementOrDecrementOperation or IAddressOfOperation:
                    return true;
                default:
                    return false;
            }
        return false;
    }
}

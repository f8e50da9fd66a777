using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FeatureGen.Analyzers.Calls;

/// <summary>What a body does with one of its locals or parameters.</summary>
internal sealed class VariableUses
{
    private readonly List<IOperation> _references = [];

    private VariableUses(ISymbol variable, IOperation root)
    {
        foreach (var operation in root.DescendantsAndSelf())
        {
            if (operation is IVariableDeclaratorOperation declarator && SymbolEqualityComparer.Default.Equals(declarator.Symbol, variable))
                (Declaration, InitialValue) = (declarator, declarator.GetVariableInitializer()?.Value.Unwrapped());
            else if (operation.Is(variable))
                _references.Add(operation);
        }
        IsAssigned = _references.Any(IsWritten);
    }

    /// <summary>Where it is declared; null of a parameter and of what a pattern or <c>out</c> declares.</summary>
    public IVariableDeclaratorOperation? Declaration { get; }

    /// <summary>What it is declared with.</summary>
    public IOperation? InitialValue { get; }

    /// <summary>Whether anything but its declaration may assign it.</summary>
    public bool IsAssigned { get; }

    /// <summary>Where it is read or written, in the order of the source.</summary>
    public IReadOnlyList<IOperation> References => _references;

    /// <summary>The uses of a variable in a body.</summary>
    public static VariableUses Of(ISymbol variable, IOperation root) => new(variable, root);

    /// <summary>What a value surely is: the value itself, or what the local that holds it is declared with and keeps.</summary>
    public static IOperation Settled(IOperation value, IOperation root)
    {
        value = value.Origin();
        // Half-written code may declare a local with itself; whoever goes on from here ends, as each declaration is before the last one.
        return value is ILocalReferenceOperation local && Of(local.Local, root) is { IsAssigned: false, InitialValue: { } initial }
            && initial.Syntax.Span.End <= value.Syntax.SpanStart
                ? initial.Origin()
                : value;
    }

    /// <summary>Whether a reference is one through which its variable may be written.</summary>
    public static bool IsWritten(IOperation reference) => reference.Parent switch
    {
        IAssignmentOperation assignment => assignment.Target == reference,
        IIncrementOrDecrementOperation or IAddressOfOperation or ITupleOperation { Parent: IDeconstructionAssignmentOperation } => true,
        IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } => true,
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol.IsRef: true } declarator } =>
            declarator.Symbol.RefKind == RefKind.Ref,
        _ => reference is ILocalReferenceOperation { IsDeclaration: true },
    };
}

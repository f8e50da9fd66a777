using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FeatureGen.Analyzers.Calls;

/// <summary>What a call is handed as a span, where it is made for such calls alone: it leaves the body by no other way.</summary>
internal sealed class Allocation
{
    private Allocation(FeatureCall call, IOperation operation, string? name)
    {
        (Call, Operation, Name) = (call, operation, name);
        Loop = operation.Loop() is { } loop && call.Operation.IsIn(loop.Body) ? loop : null;
    }

    /// <summary>The first call that it is handed to.</summary>
    public FeatureCall Call { get; }

    /// <summary>What makes it.</summary>
    public IOperation Operation { get; }

    /// <summary>The local that holds it, or null.</summary>
    public string? Name { get; }

    /// <summary>Whether a local holds it.</summary>
    public bool IsNamed => Name is not null;

    /// <summary>The loop at whose every turn it is made.</summary>
    public ILoopOperation? Loop { get; }

    /// <summary>What makes the value that a call is handed; null where that is no matter of this call alone.</summary>
    public static Allocation? Find(FeatureCall call, IOperation value)
    {
        var origin = value.Origin();
        if (origin is not ILocalReferenceOperation { Local: var local }) return new(call, origin, null);
        var uses = VariableUses.Of(local, call.Root);
        if (uses.IsAssigned || uses.Declaration is not { } declaration || uses.InitialValue is not { } initial) return null;
        if (declaration.Function() != call.Operation.Function() || FirstCall(uses, call.Calls) != call.Operation) return null;
        return uses.References.All(r => r.Function() == declaration.Function() && IsInside(r, call.Calls))
            ? new(call, initial.Origin(), local.Name)
            : null;
    }

    private static IOperation? FirstCall(VariableUses uses, FeatureCalls calls) =>
        uses.References.Select(r => Taker(r, calls)).FirstOrDefault(c => c is not null);

    private static IOperation? Taker(IOperation reference, FeatureCalls calls) =>
        reference.Wrapped().Parent is IArgumentOperation { Parent: IInvocationOperation call }
            && calls.Find(call) is not null
                ? call
                : null;

    // Handed to our calls, gone over, or read and written by element: all that a span does as well.
    private static bool IsInside(IOperation reference, FeatureCalls calls)
    {
        if (Taker(reference, calls) is not null) return true;
        var value = reference.Wrapped();
        return value.Parent switch
        {
            IForEachLoopOperation loop => loop.Collection == value,
            IArrayElementReferenceOperation { Type: not IArrayTypeSymbol } => true,
            IPropertyReferenceOperation property => property.Property.IsIndexer || property.Property.Name is "Length" or "Count",
            IImplicitIndexerReferenceOperation slice => IsGoneOver(slice, calls),
            IInvocationOperation { TargetMethod.Name: "Slice" } slice => IsGoneOver(slice, calls),
            IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "AsSpan" } slice } => IsGoneOver(slice, calls),
            _ => false,
        };
    }

    private static bool IsGoneOver(IOperation slice, FeatureCalls calls) =>
        Taker(slice, calls) is not null || slice.Wrapped() is { Parent: IForEachLoopOperation loop } whole && loop.Collection == whole;
}

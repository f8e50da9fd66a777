using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FeatureGen.Analyzers.Calls;

/// <summary>The variable that a call fills with the best candidates, and what the body does with it.</summary>
internal sealed class RankResults
{
    private static readonly string[] s_aggregates = ["Max", "Min", "Sum", "Average", "Any", "All", "Count"];
    private static readonly string[] s_lengths = ["Length", "Count", "IsEmpty"];

    private readonly FeatureCall _call;

    private RankResults(FeatureCall call, ISymbol top)
    {
        _call = call;
        Top = top;
        Uses = VariableUses.Of(top, call.Root);
        Views = Views.Of(top, Uses, call.Root);
        if (call.Operation.Wrapped().Parent is IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var count } }
            && !VariableUses.Of(count, call.Root).IsAssigned) Count = count;
    }

    /// <summary>The variable.</summary>
    public ISymbol Top { get; }

    /// <summary>What holds the count that the call returns; null where nothing does for sure.</summary>
    public ILocalSymbol? Count { get; }

    /// <summary>Where the variable is used.</summary>
    public VariableUses Uses { get; }

    /// <summary>The variable with the locals that hold parts of it.</summary>
    public Views Views { get; }

    /// <summary>The results of a call; null where it fills a part of something, or more than a local or parameter.</summary>
    public static RankResults? Of(FeatureCall call)
    {
        if (call.Kind != FeatureCallKind.Rank) return null;
        return call.Destination?.Origin().Variable() is { } top and (ILocalSymbol or IParameterSymbol) ? new(call, top) : null;
    }

    /// <summary>Whether a value is the count, or the length of the variable, or the lesser of one of these and something else.</summary>
    public bool IsEnd(IOperation value)
    {
        value = value.Unwrapped();
        return IsCount(value) || value switch
        {
            IPropertyReferenceOperation { Property.Name: "Length" or "Count", Instance: { } instance } => Views.Hold(instance.Origin()),
            IInvocationOperation { TargetMethod.Name: "Min" } min when TypeNames.Is(min.TargetMethod.ContainingType, "System", "Math") =>
                min.Arguments.Any(a => IsEnd(a.Value)),
            _ => false,
        };
    }

    /// <summary>Whether a value is the count.</summary>
    public bool IsCount(IOperation value)
    {
        value = value.Unwrapped();
        return value == _call.Operation || Count is not null && value.Is(Count);
    }

    /// <summary>Whether a reference to the variable reads no more than scores and the length, and writes nothing.</summary>
    public bool IsOfScores(IOperation reference)
    {
        if (IsFilled(reference)) return true;
        var part = Parts.Outermost(reference);
        // What becomes of a part is asked of each place that reads it.
        if (Views.AreDeclaredWith(part)) return true;
        return part.Parent switch
        {
            IPropertyReferenceOperation property when property.Arguments.IsEmpty => s_lengths.Contains(property.Property.Name),
            IForEachLoopOperation loop when loop.Collection == part =>
                loop.LoopControlVariable is IVariableDeclaratorOperation { Symbol: var best } && OnlyScores(best, loop.Body),
            IArgumentOperation { Parent: IInvocationOperation call } when s_aggregates.Contains(call.TargetMethod.Name)
                && TypeNames.Is(call.TargetMethod.ContainingType, "System.Linq", "Enumerable") => !call.Descendants().Any(IsIndex),
            { } element when element.Element() is { } place && place.Collection == part.Unwrapped() =>
                IsScore(element.Wrapped()) || NameOf(element) is { } best && OnlyScores(best, _call.Root),
            _ => false,
        };
    }

    /// <summary>Whether a reference hands the variable to a call that ranks.</summary>
    public bool IsFilled(IOperation reference) =>
        reference.Wrapped().Parent is IArgumentOperation { Parent: IInvocationOperation call }
            && _call.Calls.Find(call) is { Kind: FeatureCallKind.Rank };

    /// <summary>Whether the variable surely holds the same results after a use of it.</summary>
    public bool IsOnlyRead(IOperation reference)
    {
        if (IsOfScores(reference)) return true;
        var part = Parts.Outermost(reference);
        return part.Parent switch
        {
            IForEachLoopOperation { LoopControlVariable: IVariableDeclaratorOperation { Symbol.RefKind: not RefKind.Ref } } => true,
            IArgumentOperation { Parent: IInvocationOperation call } =>
                TypeNames.Is(call.TargetMethod.ContainingType, "System.Linq", "Enumerable"),
            IVariableInitializerOperation => Parts.IsCopy(part.Unwrapped()),
            { } element when element.Element() is not null => !VariableUses.IsWritten(element.Wrapped()),
            _ => false,
        };
    }

    // var best = top[i];
    private ILocalSymbol? NameOf(IOperation element) =>
        element.Parent is IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } }
            && !VariableUses.Of(local, _call.Root).IsAssigned
                ? local
                : null;

    private static bool IsIndex(IOperation operation) =>
        operation is IPropertyReferenceOperation { Property: { Name: "Index", ContainingType: var type } }
        && TypeNames.Is(type, "FeatureGen", "Ranked");

    private static bool OnlyScores(ILocalSymbol best, IOperation body) => VariableUses.Of(best, body).References.All(IsScore);

    private static bool IsScore(IOperation result) => result.Parent is IPropertyReferenceOperation { Property.Name: "Score" };
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FeatureGen.Analyzers.Calls;

/// <summary>Where a body reads the scores that a call gives.</summary>
internal static class ScoreValues
{
    /// <summary>The reads; none where something else may have been put into their place.</summary>
    public static IEnumerable<IOperation> Of(FeatureCall call) => call.Kind switch
    {
        FeatureCallKind.ScoreRow => OfRow(call),
        FeatureCallKind.ScoreRows => OfRows(call),
        FeatureCallKind.Rank when call.Results is { } results => OfResults(call, results),
        _ => [],
    };

    private static IEnumerable<IOperation> OfRow(FeatureCall call)
    {
        yield return call.Operation;
        if (call.Operation.Wrapped().Parent is not IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator })
            yield break;
        var uses = VariableUses.Of(declarator.Symbol, call.Root);
        if (uses.IsAssigned) yield break;
        foreach (var reference in uses.References) yield return reference;
    }

    private static IEnumerable<IOperation> OfRows(FeatureCall call)
    {
        if (call.Destination?.Origin().Variable() is not ILocalSymbol scores) yield break;
        var references = VariableUses.Of(scores, call.Root).References;
        if (references.Any(r => r.Syntax.SpanStart > call.Position && !IsRead(r, call))) yield break;
        foreach (var reference in references.Where(r => r.Syntax.SpanStart > call.Operation.Syntax.Span.End))
            foreach (var element in Elements(reference)) yield return element;
    }

    private static IEnumerable<IOperation> OfResults(FeatureCall call, RankResults results)
    {
        if (results.Views.References.Count(results.IsFilled) != 1) yield break;
        if (results.Views.References.Any(r => r.Syntax.SpanStart > call.Operation.Syntax.Span.End && !results.IsOnlyRead(r))) yield break;
        foreach (var reference in results.Views.References)
        {
            foreach (var element in Elements(reference))
                if (element.Parent is IPropertyReferenceOperation { Property.Name: "Score" } score) yield return score;
            if (Parts.Outermost(reference).Parent is not IArgumentOperation { Parent: IInvocationOperation query }) continue;
            foreach (var operation in query.Descendants())
                if (operation is IPropertyReferenceOperation { Property.Name: "Score", Instance: IParameterReferenceOperation result } score
                    && TypeNames.Is(result.Type, "FeatureGen", "Ranked")) yield return score;
        }
    }

    // The elements that are read through a reference.
    private static IEnumerable<IOperation> Elements(IOperation reference)
    {
        var part = Parts.Outermost(reference);
        if (part.Parent is { } element && element.Element() is { } place && place.Collection == part.Unwrapped())
        {
            yield return element;
        }
        else if (part.Parent is IForEachLoopOperation { LoopControlVariable: IVariableDeclaratorOperation { Symbol: var each } } loop)
        {
            foreach (var read in VariableUses.Of(each, loop.Body).References) yield return read;
        }
    }

    private static bool IsRead(IOperation reference, FeatureCall call)
    {
        if (reference.Syntax.SpanStart < call.Operation.Syntax.Span.End) return true;
        var part = Parts.Outermost(reference);
        return part.Parent switch
        {
            IPropertyReferenceOperation { Arguments.IsEmpty: true } => true,
            IForEachLoopOperation { LoopControlVariable: IVariableDeclaratorOperation { Symbol.RefKind: not RefKind.Ref } } => true,
            { } element when element.Element() is not null => !VariableUses.IsWritten(element.Wrapped()),
            _ => false,
        };
    }
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace FeatureGen.Analyzers.Calls;

/// <summary>FG4006: the first candidates are read where the best ones are meant.</summary>
internal static class UnrankedReads
{
    private static readonly string[] s_parts = ["Take", "AsSpan", "Slice", "GetRange"];

    /// <summary>Looks at what is done with the candidates after a call that ranks them.</summary>
    public static void Check(FeatureCall call, OperationAnalysisContext context)
    {
        if (call.Results is not { } results || Candidates(call) is not { } candidates) return;
        if (IsOfAll(call, results, candidates)) return;
        var uses = VariableUses.Of(candidates, call.Root).References.Where(r => IsAfter(r, call)).ToList();
        if (uses.Count == 0) return;
        var asked = new IndexReads(call, results);
        foreach (var use in uses)
        {
            if (!IsOnlyRead(use)) return;
            if (use.Function() != call.Operation.Function()) continue;
            if (PartByCount(use, results) is { } part && asked.AreApartFrom(part, Scope(part)))
                Report(
                    context, part, part.Syntax.ToString(),
                    $"the first candidates, not the best: '{results.Top.Name}' says by Index where these are",
                    FindingProperties.Results, results.Top.Name);
            else if (FindElement(use, results) is var (element, loop)
                && (IsBesideScore(element, loop, results) || asked.AreApartFrom(element, loop)))
                ReportElement(context, element, results.Top.Name);
        }
    }

    // What was ranked: of scores, that which they are of.
    private static ISymbol? Candidates(FeatureCall call)
    {
        if (call.Source is not { } source) return null;
        if (call.Operation.TargetMethod.Name == "Select")
        {
            if (source.Origin().Variable() is not { } scores) return null;
            source = null;
            foreach (var operation in call.Root.Descendants())
                if (operation is IInvocationOperation other && call.Calls.Find(other) is { Kind: FeatureCallKind.ScoreRows } score
                    && score.Destination?.Origin().Is(scores) == true) source = score.Source;
            if (source is null) return null;
        }
        source = source.Origin();
        return (Copies.Of(source) ?? source).Origin().Variable() is { } rows and not IPropertySymbol ? rows : null;
    }

    // Where all candidates are results, going to the end of one is going to the end of the other.
    private static bool IsOfAll(FeatureCall call, RankResults results, ISymbol candidates)
    {
        var room = results.Uses.InitialValue ?? call.Destination!.Origin();
        return room.DescendantsAndSelf().Any(o => o.Is(candidates))
            && !room.Descendants().Any(o => o is IInvocationOperation { TargetMethod.Name: "Min" or "Clamp" });
    }

    private static bool IsAfter(IOperation reference, FeatureCall call) => reference.Syntax.SpanStart > call.Operation.Syntax.Span.End;

    // Whatever else happens to the candidates might put them in order.
    private static bool IsOnlyRead(IOperation use)
    {
        if (VariableUses.IsWritten(use)) return false;
        var part = Parts.Outermost(use);
        return part.Parent switch
        {
            IPropertyReferenceOperation { Arguments.IsEmpty: true } or IForEachLoopOperation => true,
            { } element when element.Element() is not null => !VariableUses.IsWritten(element),
            IArgumentOperation { Parent: IInvocationOperation { TargetMethod: var method } } =>
                TypeNames.Is(method.ContainingType, "System.Linq", "Enumerable") || part != use.Wrapped(),
            IArrayElementReferenceOperation element => !VariableUses.IsWritten(element),
            _ => part != use.Wrapped(),
        };
    }

    // ads.Take(count), ads[..count]
    private static IOperation? PartByCount(IOperation use, RankResults results)
    {
        var whole = use.Wrapped();
        return whole.Parent switch
        {
            { } slice when slice.Range() is { } range => IsFirst(range, results) ? slice : null,
            IInvocationOperation call when IsFirst(call, results) => call,
            IArgumentOperation { Parent: IInvocationOperation call } argument
                when call.Arguments[0] == argument && IsFirst(call, results) => call,
            _ => null,
        };
    }

    private static bool IsFirst(IRangeOperation range, RankResults results) =>
        (range.LeftOperand is null || range.LeftOperand.Bound()?.Number() == 0)
        && range.RightOperand.Bound() is { } end && results.IsCount(end);

    private static bool IsFirst(IInvocationOperation call, RankResults results)
    {
        if (!s_parts.Contains(call.TargetMethod.Name)) return false;
        var numbers = call.Arguments.Where(a => a.Parameter?.Type.SpecialType == SpecialType.System_Int32).Select(a => a.Value).ToList();
        if (numbers.Count == 0 || !results.IsCount(numbers[numbers.Count - 1])) return false;
        return numbers.Count == 1 ? call.TargetMethod.Name == "Take" : numbers[0].Number() == 0;
    }

    // ads[i] in a loop over i to the end of the results.
    private static (IOperation Element, IForLoopOperation Loop)? FindElement(IOperation use, RankResults results)
    {
        var element = use.Wrapped().Parent;
        if (element?.Element() is not (_, ILocalReferenceOperation { Local: var index })) return null;
        if (Loop(element, index) is not { Condition: IBinaryOperation condition } loop || VariableUses.IsWritten(element)) return null;
        bool isEnd = condition.OperatorKind switch
        {
            BinaryOperatorKind.LessThan => condition.LeftOperand.Unwrapped().Is(index) && results.IsEnd(condition.RightOperand),
            BinaryOperatorKind.GreaterThan => condition.RightOperand.Unwrapped().Is(index) && results.IsEnd(condition.LeftOperand),
            _ => false,
        };
        return isEnd ? (element, loop) : null;
    }

    private static IForLoopOperation? Loop(IOperation element, ILocalSymbol index)
    {
        for (var loop = element.Loop(); loop is not null; loop = loop.Loop())
            if (loop is IForLoopOperation counted && counted.Locals.Contains(index, SymbolEqualityComparer.Default)) return counted;
        return null;
    }

    // What is done with a part: the loop over it, or the statement.
    private static IOperation Scope(IOperation part)
    {
        while (part.Parent is { } parent and not (IBlockOperation or IConditionalOperation or ISwitchCaseOperation))
            if ((part = parent) is ILoopOperation) break;
        return part;
    }

    // Where a score of the same turn is read and no index, the score is taken for that of the candidate.
    private static bool IsBesideScore(IOperation element, IForLoopOperation loop, RankResults results)
    {
        if (element.Element() is not (_, ILocalReferenceOperation { Local: var index })) return false;
        bool isBeside = false;
        foreach (var reference in results.Views.References.Where(r => r.IsIn(loop.Body)))
        {
            if (!results.IsOfScores(reference)) return false;
            isBeside |= reference.Wrapped().Parent?.Element() is (_, ILocalReferenceOperation place) && place.Is(index);
        }
        return isBeside;
    }

    private static void ReportElement(OperationAnalysisContext context, IOperation element, string top)
    {
        var index = element.Element()!.Value.Index.Syntax.ToString();
        Report(
            context, element, element.Syntax.ToString(),
            $"a candidate by its own place, not one of the best: their places are '{top}[{index}].Index'",
            FindingProperties.Index, $"{top}[{index}].Index");
    }

    private static void Report(
        OperationAnalysisContext context, IOperation read, string text, string what, string property, string instead) =>
        context.ReportDiagnostic(Diagnostic.Create(
            CallRules.UnrankedRead, read.Syntax.GetLocation(), [context.Operation.Syntax.GetLocation()],
            ImmutableDictionary<string, string?>.Empty.Add(property, instead), text, what));
}

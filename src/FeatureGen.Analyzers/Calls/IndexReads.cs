using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FeatureGen.Analyzers.Calls;

/// <summary>Where a body asks which candidates the best are, and whether what it asks can have to do with a read of a candidate.</summary>
internal sealed class IndexReads
{
    private static readonly string[] s_writers = ["Write", "Log", "Append", "Trace", "Print"];

    private readonly FeatureCall _call;
    private readonly RankResults _results;
    private readonly IOperation? _next;
    private readonly List<IOperation> _all;

    /// <param name="call">The call that ranks.</param>
    /// <param name="results">Its results.</param>
    public IndexReads(FeatureCall call, RankResults results)
    {
        (_call, _results) = (call, results);
        _next = call.Operation.Loop() is null
            ? results.Views.References.FirstOrDefault(r =>
                r.Syntax.SpanStart > call.Operation.Syntax.Span.End && results.IsFilled(r))
            : null;
        _all = [.. results.Views.References.Where(r => !results.IsOfScores(r))];
    }

    /// <summary>Whether nothing that is asked can be about a candidate that is read, so that it is taken for one of the best.</summary>
    /// <param name="read">The read.</param>
    /// <param name="scope">The loop or statement that it is in.</param>
    public bool AreApartFrom(IOperation read, IOperation scope)
    {
        if (!_results.Views.AreLocal) return false;
        var asked = _all.Where(r => MayAnswer(r, read)).ToList();
        // The sum of the first is there to be compared with that of the best.
        return asked.Count == 0 || !IsSummed(read, scope) && asked.All(r => IsApart(r, read, scope));
    }

    // What the next ranking fills is about its candidates, and what was read before about those of the last one.
    private bool MayAnswer(IOperation asked, IOperation read)
    {
        if (_call.Operation.Loop() is not null || asked.Function() != _call.Operation.Function()) return true;
        if (asked.Syntax.SpanStart < _call.Position) return !IsRead(Parts.Outermost(asked));
        return _next is null || _next.Syntax.SpanStart < read.Syntax.SpanStart || asked.Syntax.SpanStart < _next.Syntax.SpanStart;
    }

    private static bool IsRead(IOperation part) =>
        part.Parent is IForEachLoopOperation || part.Parent?.Element() is ({ } whole, _) && whole == part.Unwrapped();

    private bool IsApart(IOperation asked, IOperation read, IOperation scope)
    {
        if (asked.IsIn(scope) || asked.Function() != scope.Function()) return false;
        return IsText(asked) || IsOne(asked) && !new Meeting(asked, read, scope, _call.Root).Happens();
    }

    // A place that is shown finds no candidate.
    private static bool IsText(IOperation asked)
    {
        var part = Parts.Outermost(asked);
        if (part.Parent is IForEachLoopOperation { LoopControlVariable: IVariableDeclaratorOperation { Symbol: var best } } loop)
            return loop.Collection == part && VariableUses.Of(best, loop.Body).References.All(IsShown);
        return IsRead(part) && IsShown(part.Parent!);
    }

    private static bool IsShown(IOperation result) => result.Parent is IPropertyReferenceOperation { Property.Name: var name } property
        && (name == "Score" || name == "Index" && IsWritten(property.Wrapped()));

    private static bool IsWritten(IOperation value) => value.Parent switch
    {
        IInterpolationOperation or IBinaryOperation { Type.SpecialType: SpecialType.System_String } => true,
        IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { ReturnsVoid: true, Name: var name } } } =>
            s_writers.Any(w => name.StartsWith(w, StringComparison.Ordinal)),
        _ => false,
    };

    // The best of all, say, outside of any loop.
    private bool IsOne(IOperation asked)
    {
        var part = Parts.Outermost(asked);
        return IsRead(part) && part.Parent!.Element() is (_, { ConstantValue.HasValue: true })
            && part.Parent!.Parent is IPropertyReferenceOperation or IVariableInitializerOperation
            && asked.Loop() == _call.Operation.Loop();
    }

    private static bool IsSummed(IOperation read, IOperation scope)
    {
        for (var parent = read.Parent; parent is not null && parent != scope; parent = parent.Parent)
            if (parent is ICompoundAssignmentOperation or IIncrementOrDecrementOperation) return true;
        return false;
    }
}

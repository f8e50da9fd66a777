using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FeatureGen.Analyzers.Code;

/// <content>Patterns and switch expressions.</content>
internal sealed partial class Evaluator
{
    private static readonly Value s_true = Value.Of(true);

    private Value SwitchExpression(ISwitchExpressionOperation choice)
    {
        var value = Evaluate(choice.Value);
        var arms = new List<(Value Condition, Value Result)>();
        foreach (var arm in choice.Arms)
        {
            var condition = Match(arm.Pattern, value);
            if (arm.Guard is not null && !condition.Is(false))
                condition = Arithmetic.Logical(BinaryOperatorKind.ConditionalAnd, condition, Evaluate(arm.Guard));
            if (condition.Is(false)) continue;
            arms.Add((condition, Evaluate(arm.Value)));
            if (condition.Is(true)) break;
        }
        var result = Value.Never;
        for (int i = arms.Count - 1; i >= 0; i--) result = Choices.Of(arms[i].Condition, arms[i].Result, result);
        return result;
    }

    private Value Match(IPatternOperation pattern, Value value) => pattern switch
    {
        IDiscardPatternOperation => s_true,
        IConstantPatternOperation constant => Arithmetic.Compare(BinaryOperatorKind.Equals, value, Evaluate(constant.Value)),
        IRelationalPatternOperation relation => Arithmetic.Compare(relation.OperatorKind, value, Evaluate(relation.Value)),
        INegatedPatternOperation negated => Arithmetic.Not(Match(negated.Pattern, value)),
        IBinaryPatternOperation binary => Arithmetic.Logical(binary.OperatorKind, Match(binary.LeftPattern, value), Match(binary.RightPattern, value)),
        IDeclarationPatternOperation declaration => Declared(declaration, value),
        ITypePatternOperation type => OfType(type, type.MatchedType, value),
        IRecursivePatternOperation recursive => Recursive(recursive, value),
        _ => Value.From(Shape.Any, value, Sweep(pattern)),
    };

    private Value Declared(IDeclarationPatternOperation pattern, Value value)
    {
        if (pattern.DeclaredSymbol is { } local) _locals = _locals.SetItem(local, value);
        return pattern.MatchesNull ? s_true : OfType(pattern, pattern.MatchedType, value);
    }

    private static Value OfType(IPatternOperation pattern, ITypeSymbol? type, Value value)
    {
        var input = pattern.InputType;
        bool isOwn = type is null || SymbolEqualityComparer.Default.Equals(type, Generator.Schema.PropertyType.Unwrap(input, out _));
        return isOwn ? IsPresent(input, value) : value.To(Shape.Any);
    }

    private static Value IsPresent(ITypeSymbol type, Value value) =>
        Numbers.IsNullable(type) ? Arithmetic.Compare(BinaryOperatorKind.NotEquals, value, Value.Of(null)) : s_true;

    private Value Recursive(IRecursivePatternOperation pattern, Value value)
    {
        if (pattern.DeclaredSymbol is { } local) _locals = _locals.SetItem(local, value);
        var matches = OfType(pattern, pattern.MatchedType, value);
        _matched.Push(value);
        foreach (var part in pattern.PropertySubpatterns)
            matches = Arithmetic.Logical(BinaryOperatorKind.ConditionalAnd, matches, Match(part.Pattern, Evaluate(part.Member)));
        _matched.Pop();
        foreach (var part in pattern.DeconstructionSubpatterns)
            matches = Arithmetic.Logical(BinaryOperatorKind.ConditionalAnd, matches, Match(part, value.To(Shape.Any)));
        return matches;
    }
}

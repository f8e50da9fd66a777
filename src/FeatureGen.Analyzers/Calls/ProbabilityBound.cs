using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FeatureGen.Analyzers.Calls;

/// <summary>What a number is compared with.</summary>
internal static class ProbabilityBound
{
    /// <summary>The comparison that takes a number for a probability, or null.</summary>
    /// <param name="number">The number, as a whole.</param>
    /// <param name="member">The member that it is in.</param>
    public static ProbabilityUse? Find(IOperation number, ISymbol member)
    {
        var bounds = Of(number).ToList();
        if (bounds.Count == 0 || number.Parent is not { } comparison) return null;
        var telling = bounds.FirstOrDefault(b => IsTelling(b, comparison, member));
        if (telling is null) return null;
        bool isSwitch = comparison is ISwitchExpressionOperation or ISwitchOperation;
        return new(isSwitch ? number.Syntax + " switch" : comparison.Syntax.ToString(), Why(telling), IsComparison: true);
    }

    /// <summary>Whether a number is compared with one that no probability can be.</summary>
    public static bool IsOutside(IOperation number) => Of(number).Any(b => Constant(b) is < 0 or > 1);

    /// <summary>The number that a value always is, or null.</summary>
    public static double? Constant(IOperation value) =>
        VariableUses.Settled(value, value.Root()).ConstantValue is
            { HasValue: true, Value: IConvertible number and not (string or bool or char) }
            ? Convert.ToDouble(number, CultureInfo.InvariantCulture)
            : null;

    private static IEnumerable<IOperation> Of(IOperation number) => number.Parent switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual
            or BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual } binary =>
            [binary.LeftOperand == number ? binary.RightOperand : binary.LeftOperand],
        IIsPatternOperation test when test.Value == number => In(test.Pattern),
        ISwitchExpressionOperation choice when choice.Value == number => choice.Arms.SelectMany(a => In(a.Pattern)),
        ISwitchOperation choice when choice.Value == number =>
            choice.Cases.SelectMany(c => c.Clauses).OfType<IPatternCaseClauseOperation>().SelectMany(c => In(c.Pattern)),
        _ => [],
    };

    private static IEnumerable<IOperation> In(IPatternOperation pattern) =>
        pattern.DescendantsAndSelf().OfType<IRelationalPatternOperation>().Select(p => p.Value);

    private static bool IsTelling(IOperation bound, IOperation comparison, ISymbol member)
    {
        var name = ProbabilityUse.NameOf(bound);
        if (ProbabilityNames.IsBound(name)) return true;
        if (ProbabilityNames.IsOdds(name) || Constant(bound) is not (> 0 and < 1 and var constant)) return false;
        return constant == 0.5 || ProbabilityNames.IsThreshold(name) || IsAboutLikely(comparison, member);
    }

    // bool isLikely = score > 0.8, or score > 0.8 ? "likely" : "unlikely"
    private static bool IsAboutLikely(IOperation comparison, ISymbol member)
    {
        var condition = comparison.Wrapped();
        while (condition.Parent is IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr }
            or IUnaryOperation { OperatorKind: UnaryOperatorKind.Not }) condition = condition.Parent.Wrapped();
        if (condition.Parent is IConditionalOperation choice && choice.Condition == condition)
            return IsLikely(choice.WhenTrue) || IsLikely(choice.WhenFalse);
        return ProbabilityNames.IsLikely(ProbabilityUse.GivenTo(condition, member));
    }

    private static bool IsLikely(IOperation? value) =>
        value?.ConstantValue is { HasValue: true, Value: string text } && ProbabilityNames.IsLikely(text);

    private static string Why(IOperation bound)
    {
        if (Constant(bound) is not { } odds) return "which are below 0 or above 1 as often as not";
        var written = Convert.ToString(VariableUses.Settled(bound, bound.Root()).ConstantValue.Value, CultureInfo.InvariantCulture);
        var probability = (1 / (1 + Math.Exp(-odds))).ToString("0.##", CultureInfo.InvariantCulture);
        return $"of which {written} is a probability of {probability}, and 0 one of 0.5";
    }
}

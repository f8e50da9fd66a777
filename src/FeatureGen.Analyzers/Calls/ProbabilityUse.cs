using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FeatureGen.Analyzers.Calls;

/// <summary>A place where a number is taken for a probability.</summary>
/// <param name="Where">What takes it so, as it is written.</param>
/// <param name="Why">What comes of that where the number is log-odds: a clause.</param>
internal sealed record ProbabilityUse(string Where, string Why)
{
    private static readonly string[] s_probabilities =
        ["probability", "probabilities", "prob", "probs", "ctr", "cvr", "likelihood", "percent", "percentage"];

    private static readonly string[] s_events = ["click", "ctr", "cvr", "conversion", "purchase", "fraud"];
    private static readonly string[] s_others = ["log", "logit", "odds", "raw", "margin", "max", "min", "threshold"];
    private static readonly string[] s_money = ["bid", "price", "revenue", "payout", "cpc", "cpa", "amount", "cost", "profit"];
    private static readonly string[] s_units = ["cents", "micros", "usd", "eur"];

    /// <summary>Whether a number is taken for a probability where it is read; null where it is not, or not for sure.</summary>
    /// <param name="number">The read.</param>
    /// <param name="member">The member that it is in.</param>
    public static ProbabilityUse? Find(IOperation number, ISymbol member)
    {
        var value = number.Wrapped();
        return value.Parent switch
        {
            IArgumentOperation { Parent: IInvocationOperation call } argument => OfArgument(argument, call),
            IArgumentOperation { Parent: IObjectCreationOperation, Parameter: { } parameter } => Named(parameter.Name),
            IBinaryOperation binary => OfOperator(binary, value),
            IInterpolationOperation { FormatString: ILiteralOperation { ConstantValue.Value: string format } } text
                when IsPercent(format) =>
                new(text.Syntax.ToString(), "as which a percentage says nothing"),
            IInvocationOperation { TargetMethod.Name: "ToString", Arguments.IsEmpty: false } text
                when text.Instance == value && text.Arguments[0].Value.ConstantValue.Value is string format && IsPercent(format) =>
                new(text.Syntax.ToString(), "as which a percentage says nothing"),
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => Named(declarator.Symbol.Name),
            ISimpleAssignmentOperation assignment when assignment.Value == value => Named(TargetOf(assignment.Target)),
            IReturnOperation => Named(Returning(value, member)),
            _ => null,
        };
    }

    private static ProbabilityUse? OfArgument(IArgumentOperation argument, IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (!TypeNames.Is(method.ContainingType, "System", "Math") && !TypeNames.Is(method.ContainingType, "System", "MathF"))
            return IsOfSource(method) && argument.Parameter is { } parameter ? Named(parameter.Name) : null;
        if (argument.Parameter?.Ordinal != 0) return null;
        if (method.Name is "Log" or "Log2" or "Log10") return new(call.Syntax.ToString(), "which have no logarithm below 0");
        bool isUnit = method.Name == "Clamp" && Constant(call.Arguments[1].Value) == 0 && Constant(call.Arguments[2].Value) == 1;
        return isUnit ? new(call.Syntax.ToString(), "of which most are then 0 or 1") : null;
    }

    private static ProbabilityUse? OfOperator(IBinaryOperation binary, IOperation value)
    {
        bool isLeft = binary.LeftOperand == value;
        var other = isLeft ? binary.RightOperand : binary.LeftOperand;
        var why = binary.OperatorKind switch
        {
            BinaryOperatorKind.Subtract when !isLeft && Constant(other) == 1 && !IsHinge(binary) => "which have no complement to 1",
            BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual or BinaryOperatorKind.LessThan
                or BinaryOperatorKind.LessThanOrEqual when Constant(other) == 0.5 =>
                "of which 0.5 is a probability of 0.62, and 0 one of 0.5",
            BinaryOperatorKind.Multiply when IsMoney(NameOf(other)) => "which are negative where the probability is below 0.5",
            _ => null,
        };
        return why is null ? null : new(binary.Syntax.ToString(), why);
    }

    // max(0, 1 - margin) is the loss of a margin.
    private static bool IsHinge(IOperation operation) =>
        operation.Wrapped().Parent is IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "Max" } };

    private static ProbabilityUse? Named(string? name)
    {
        if (name is null) return null;
        var words = IdentifierWords.Of(name);
        if (words.Count == 0 || words.Any(s_others.Contains)) return null;
        bool isProbability = s_probabilities.Contains(words[words.Count - 1])
            || words.Count == 2 && words[0] == "p" && s_events.Contains(words[1]);
        return isProbability ? new(name, "which are below 0 or above 1 as often as not") : null;
    }

    private static bool IsMoney(string? name)
    {
        if (name is null) return false;
        var words = IdentifierWords.Of(name);
        int last = words.Count - 1;
        while (last > 0 && s_units.Contains(words[last])) last--;
        return last >= 0 && s_money.Contains(words[last]);
    }

    private static string? NameOf(IOperation value) => value.Unwrapped() switch
    {
        ILocalReferenceOperation local => local.Local.Name,
        IParameterReferenceOperation parameter => parameter.Parameter.Name,
        IMemberReferenceOperation member => member.Member.Name,
        _ => null,
    };

    private static string? TargetOf(IOperation target) =>
        target is ILocalReferenceOperation or IMemberReferenceOperation { Member: not IPropertySymbol { IsIndexer: true } }
            ? NameOf(target)
            : null;

    private static string? Returning(IOperation value, ISymbol member) => value.Function() switch
    {
        null => member is IMethodSymbol { AssociatedSymbol: IPropertySymbol property } ? property.Name : member.Name,
        ILocalFunctionOperation function => function.Symbol.Name,
        _ => null,
    };

    private static bool IsOfSource(IMethodSymbol method) => !method.DeclaringSyntaxReferences.IsEmpty;

    private static bool IsPercent(string format) =>
        format.IndexOf('%') >= 0 || format.Length > 0 && format[0] is 'P' or 'p' && format.Skip(1).All(char.IsDigit);

    private static double? Constant(IOperation value) =>
        value.ConstantValue is { HasValue: true, Value: IConvertible number and not string }
        ? Convert.ToDouble(number, CultureInfo.InvariantCulture)
        : null;
}

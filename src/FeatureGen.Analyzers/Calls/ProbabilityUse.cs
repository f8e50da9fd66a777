using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FeatureGen.Analyzers.Calls;

/// <summary>A place where a number is taken for a probability.</summary>
/// <param name="Where">What takes it so, as it is written.</param>
/// <param name="Why">What comes of that where the number is log-odds: a clause.</param>
/// <param name="IsComparison">Whether it is compared with a bound.</param>
internal sealed record ProbabilityUse(string Where, string Why, bool IsComparison = false)
{
    private const string NoPercentage = "as which a percentage says nothing";

    /// <summary>Whether a number is taken for a probability where it is read; null where it is not, or not for sure.</summary>
    /// <param name="number">The read.</param>
    /// <param name="member">The member that it is in.</param>
    public static ProbabilityUse? Find(IOperation number, ISymbol member)
    {
        var value = Widened(number);
        if (ProbabilityBound.Find(value, member) is { } compared) return compared;
        if (FormatHoles.Of(value).Any(IsPercent)) return new(value.Parent!.Syntax.ToString(), NoPercentage);
        return value.Parent switch
        {
            IArgumentOperation { Parent: IInvocationOperation call } argument => OfArgument(argument, call),
            IBinaryOperation binary => OfOperator(binary, value, member),
            IInterpolationOperation { FormatString: ILiteralOperation { ConstantValue.Value: string format } } text
                when IsPercent(format) =>
                new(text.Syntax.ToString(), NoPercentage),
            IInvocationOperation { TargetMethod.Name: "ToString", Arguments.IsEmpty: false } text
                when text.Instance == value && text.Arguments[0].Value.ConstantValue.Value is string format && IsPercent(format) =>
                new(text.Syntax.ToString(), NoPercentage),
            _ => Named(GivenTo(value, member)),
        };
    }

    /// <summary>The name of a variable, field or property that is read; null of anything else.</summary>
    public static string? NameOf(IOperation value) => value.Unwrapped() switch
    {
        ILocalReferenceOperation local => local.Local.Name,
        IParameterReferenceOperation parameter => parameter.Parameter.Name,
        IMemberReferenceOperation member => member.Member.Name,
        _ => null,
    };

    /// <summary>The name of what a value is given to: a variable or member that is set, or the member that returns it.</summary>
    public static string? GivenTo(IOperation value, ISymbol member) => value.Parent switch
    {
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => declarator.Symbol.Name,
        ISimpleAssignmentOperation assignment when assignment.Value == value => TargetOf(assignment.Target),
        IArgumentOperation { Parent: IObjectCreationOperation, Parameter: { } parameter } => parameter.Name,
        IReturnOperation => Returning(value, member),
        _ => null,
    };

    // Decimals are made by a method of theirs.
    private static IOperation Widened(IOperation number)
    {
        var value = number.Wrapped();
        return value.Parent is IConversionOperation { Type.SpecialType: SpecialType.System_Decimal } widened ? widened.Wrapped() : value;
    }

    private static ProbabilityUse? OfArgument(IArgumentOperation argument, IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (!IsMath(method.ContainingType)) return IsOfSource(method) ? Named(argument.Parameter?.Name) : null;
        if (argument.Parameter?.Ordinal == 0 && method.Name is "Log" or "Log2" or "Log10")
            return new(call.Syntax.ToString(), "which have no logarithm below 0");
        return UnitOf(argument, call) is { } unit ? new(unit.Syntax.ToString(), "of which most are then 0 or 1") : null;
    }

    // Math.Clamp(score, 0, 1), or Math.Min(1, Math.Max(0, score))
    private static IOperation? UnitOf(IArgumentOperation argument, IInvocationOperation call)
    {
        if (call.TargetMethod.Name == "Clamp")
            return argument.Parameter?.Ordinal == 0 && IsNumber(call.Arguments[1], 0) && IsNumber(call.Arguments[2], 1) ? call : null;
        if (call.Wrapped().Parent is not IArgumentOperation { Parent: IInvocationOperation outer } inner
            || !IsMath(outer.TargetMethod.ContainingType)) return null;
        bool isUnit = (call.TargetMethod.Name, outer.TargetMethod.Name) switch
        {
            ("Max", "Min") => IsBeside(argument, call, 0) && IsBeside(inner, outer, 1),
            ("Min", "Max") => IsBeside(argument, call, 1) && IsBeside(inner, outer, 0),
            _ => false,
        };
        return isUnit ? outer : null;
    }

    private static bool IsBeside(IArgumentOperation argument, IInvocationOperation call, double number) =>
        call.Arguments.Length == 2 && call.Arguments.Any(a => a != argument && IsNumber(a, number));

    private static bool IsNumber(IArgumentOperation argument, double number) => ProbabilityBound.Constant(argument.Value) == number;

    private static ProbabilityUse? OfOperator(IBinaryOperation binary, IOperation value, ISymbol member)
    {
        bool isLeft = binary.LeftOperand == value;
        var other = isLeft ? binary.RightOperand : binary.LeftOperand;
        var constant = ProbabilityBound.Constant(other);
        var why = binary.OperatorKind switch
        {
            BinaryOperatorKind.Subtract when !isLeft && constant == 1 && !IsHinge(binary) => "which have no complement to 1",
            BinaryOperatorKind.Multiply when ProbabilityNames.IsMoney(NameOf(other)) =>
                "which are negative where the probability is below 0.5",
            BinaryOperatorKind.Multiply when constant == 100 && IsPercentage(Rounded(binary), member) => NoPercentage,
            _ => null,
        };
        return why is null ? null : new(binary.Syntax.ToString(), why);
    }

    // max(0, 1 - margin) is the loss of a margin.
    private static bool IsHinge(IOperation operation) =>
        operation.Wrapped().Parent is IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "Max" } };

    private static IOperation Rounded(IOperation value)
    {
        value = value.Wrapped();
        return value.Parent is IArgumentOperation { Parameter.Ordinal: 0, Parent: IInvocationOperation { TargetMethod: var method } round }
            && method.Name == "Round" && IsMath(method.ContainingType)
                ? round.Wrapped()
                : value;
    }

    // int percent = 100 * score, or $"{100 * score:F0} %"
    private static bool IsPercentage(IOperation value, ISymbol member)
    {
        if (value.Parent is not IInterpolationOperation { Parent: IInterpolatedStringOperation text } hole)
            return ProbabilityNames.IsPercentage(GivenTo(value, member));
        int next = text.Parts.IndexOf(hole) + 1;
        return next < text.Parts.Length
            && text.Parts[next] is IInterpolatedStringTextOperation { Text.ConstantValue.Value: string behind }
            && behind.TrimStart().StartsWith("%", StringComparison.Ordinal);
    }

    private static ProbabilityUse? Named(string? name) =>
        ProbabilityNames.IsProbability(name) ? new(name!, "which are below 0 or above 1 as often as not") : null;

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

    private static bool IsMath(INamedTypeSymbol type) =>
        TypeNames.Is(type, "System", "Math") || TypeNames.Is(type, "System", "MathF")
        || type.SpecialType is SpecialType.System_Single or SpecialType.System_Double;

    private static bool IsOfSource(IMethodSymbol method) => !method.DeclaringSyntaxReferences.IsEmpty;

    private static bool IsPercent(string format) =>
        format.IndexOf('%') >= 0 || format.Length > 0 && format[0] is 'P' or 'p' && format.Skip(1).All(char.IsDigit);
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FeatureGen.Analyzers.Code;

/// <summary>Computes with constants; gives none where the result is not surely the one that C# has.</summary>
internal static class Constants
{
    private const double MaxExact = 1L << 53;

    /// <summary>A constant as <see cref="Value.Constant"/> has it.</summary>
    public static Optional<object?> Normalize(object? constant) => constant switch
    {
        null or bool or string => new(constant),
        float or double or decimal => new(System.Convert.ToDouble(constant, System.Globalization.CultureInfo.InvariantCulture)),
        sbyte or byte or short or ushort or int or uint => new(System.Convert.ToDouble(constant, System.Globalization.CultureInfo.InvariantCulture)),
        long number => Math.Abs((double)number) < MaxExact ? new((double)number) : default,
        ulong number => number < MaxExact ? new((double)number) : default,
        _ => default,
    };

    /// <summary>The result of an operator on two constants.</summary>
    public static Optional<object?> Binary(BinaryOperatorKind kind, object? left, object? right, bool isIntegral) => (kind, left, right) switch
    {
        (BinaryOperatorKind.Equals, _, _) => new(Equals(left, right)),
        (BinaryOperatorKind.NotEquals, _, _) => new(!Equals(left, right)),
        (BinaryOperatorKind.Add, string, string) => new((string)left + (string)right),
        (_, bool a, bool b) => Logical(kind, a, b),
        (_, double a, double b) => Compare(kind, a, b) is { } truth ? new(truth) : Arithmetic(kind, a, b, isIntegral),
        _ => default,
    };

    /// <summary>A number as another type holds it.</summary>
    public static Optional<object?> ToType(object? constant, ITypeSymbol? to)
    {
        if (constant is not double number || !Numbers.IsNumber(to)) return new(constant);
        if (Numbers.Plain(to)!.SpecialType == SpecialType.System_Single) return new((double)(float)number);
        return Numbers.IsReal(to) ? new(number) : Integer(Math.Truncate(number), to!);
    }

    private static Optional<object?> Integer(double number, ITypeSymbol to)
    {
        bool isUnsigned = Numbers.IsUnsigned(to);
        double limit = Math.Min(Math.Pow(2, Numbers.Bits(to) - (isUnsigned ? 0 : 1)), MaxExact);
        return number < limit && number >= (isUnsigned ? 0 : -limit) ? new(number) : default;
    }

    private static Optional<object?> Logical(BinaryOperatorKind kind, bool a, bool b) => kind switch
    {
        BinaryOperatorKind.And or BinaryOperatorKind.ConditionalAnd => new(a && b),
        BinaryOperatorKind.Or or BinaryOperatorKind.ConditionalOr => new(a || b),
        BinaryOperatorKind.ExclusiveOr => new(a != b),
        _ => default,
    };

    private static bool? Compare(BinaryOperatorKind kind, double a, double b) => kind switch
    {
        BinaryOperatorKind.LessThan => a < b,
        BinaryOperatorKind.LessThanOrEqual => a <= b,
        BinaryOperatorKind.GreaterThan => a > b,
        BinaryOperatorKind.GreaterThanOrEqual => a >= b,
        _ => null,
    };

    private static Optional<object?> Arithmetic(BinaryOperatorKind kind, double a, double b, bool isIntegral)
    {
        if (isIntegral && b == 0 && kind is BinaryOperatorKind.Divide or BinaryOperatorKind.Remainder) return default;
        double? result = kind switch
        {
            BinaryOperatorKind.Add => a + b,
            BinaryOperatorKind.Subtract => a - b,
            BinaryOperatorKind.Multiply => a * b,
            BinaryOperatorKind.Divide => isIntegral ? Math.Truncate(a / b) : a / b,
            BinaryOperatorKind.Remainder => a % b,
            _ => null,
        };
        return result is { } number && (!isIntegral || Math.Abs(number) < int.MaxValue) ? new(number) : default;
    }
}

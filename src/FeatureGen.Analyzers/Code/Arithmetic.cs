using Microsoft.CodeAnalysis.Operations;

namespace FeatureGen.Analyzers.Code;

/// <summary>Operators on values of which one source is known.</summary>
internal static class Arithmetic
{
    /// <summary>An operator on two numbers.</summary>
    /// <param name="kind">The operator.</param>
    /// <param name="left">The left operand.</param>
    /// <param name="right">The right operand.</param>
    /// <param name="isIntegral">Whether the result is an integer.</param>
    public static Value Binary(BinaryOperatorKind kind, Value left, Value right, bool isIntegral)
    {
        if (left.Constant.HasValue && right.Constant.HasValue)
            return Fold(kind, left, right, isIntegral);
        bool staysAbove = left.IsNonNegative && right.IsNonNegative
            && kind is BinaryOperatorKind.Add or BinaryOperatorKind.Multiply or BinaryOperatorKind.Divide or BinaryOperatorKind.Remainder;
        return Value.From(Shape(kind, left, right, isIntegral), left, right).NonNegative(staysAbove);
    }

    /// <summary>A comparison, or a test of equality, of any two values.</summary>
    public static Value Compare(BinaryOperatorKind kind, Value left, Value right)
    {
        if (left.Constant.HasValue && right.Constant.HasValue) return Fold(kind, left, right, isIntegral: false);
        return Value.From(ShapeOfComparison(kind, left, right), left, right);
    }

    /// <summary><c>!x</c></summary>
    public static Value Not(Value value)
    {
        if (value.Constant.HasValue) return value.Constant.Value is bool truth ? Value.Of(!truth) : Value.Given;
        return value.To(value.Shape.Kind switch
        {
            ShapeKind.Missing => value.Shape with { Kind = ShapeKind.Present },
            ShapeKind.Present => value.Shape with { Kind = ShapeKind.Missing },
            _ => value.Shape.Scaled(-1, 1),
        });
    }

    /// <summary><c>a &amp;&amp; b</c> or <c>a || b</c>.</summary>
    public static Value Logical(BinaryOperatorKind kind, Value left, Value right)
    {
        bool deciding = kind is BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.Or;
        if (left.Is(deciding) || right.Is(deciding)) return Value.Of(deciding);
        if (left.Is(!deciding)) return right;
        return right.Is(!deciding) ? left : Value.From(Code.Shape.Any, left, right);
    }

    private static Value Fold(BinaryOperatorKind kind, Value left, Value right, bool isIntegral)
    {
        var folded = Constants.Binary(kind, left.Constant.Value, right.Constant.Value, isIntegral);
        return folded.HasValue ? Value.Of(folded.Value) : Value.Given;
    }

    private static Shape Shape(BinaryOperatorKind kind, Value left, Value right, bool isIntegral)
    {
        if (right.Constant is { HasValue: true, Value: double c }) return WithConstant(kind, left, c, isIntegral);
        if (left.Constant is { HasValue: true, Value: double d }) return OfConstant(kind, d, right, isIntegral);
        if (left.Sources.Count != 1 || !left.Sources.SetEquals(right.Sources)) return Code.Shape.Any;
        return kind switch
        {
            BinaryOperatorKind.Add => left.Shape.Plus(right.Shape),
            BinaryOperatorKind.Subtract => left.Shape.Plus(right.Shape.Scaled(-1, 0)),
            // 0 times what rises is still 0, so both have to rise.
            BinaryOperatorKind.Multiply when left.IsNonNegative && right.IsNonNegative => left.Shape.Together(right.Shape, needsBoth: true),
            _ => Code.Shape.Any,
        };
    }

    private static Shape WithConstant(BinaryOperatorKind kind, Value value, double c, bool isIntegral) => kind switch
    {
        BinaryOperatorKind.Add => value.Shape.Scaled(1, c),
        BinaryOperatorKind.Subtract => value.Shape.Scaled(1, -c),
        BinaryOperatorKind.Multiply => value.Shape.Scaled(c, 0),
        BinaryOperatorKind.Divide when isIntegral && Math.Abs(c) != 1 => Quotient(value.Shape, c).Rounded(1),
        BinaryOperatorKind.Divide => Quotient(value.Shape, c),
        BinaryOperatorKind.LeftShift when c is >= 0 and < 31 => value.Shape.Scaled(1 << (int)c, 0),
        _ => Code.Shape.Any,
    };

    private static Shape Quotient(Shape shape, double c) => c == 0 ? Code.Shape.Any : shape.Scaled(1 / c, 0);

    private static Shape OfConstant(BinaryOperatorKind kind, double c, Value value, bool isIntegral) => kind switch
    {
        BinaryOperatorKind.Add => value.Shape.Scaled(1, c),
        BinaryOperatorKind.Subtract => value.Shape.Scaled(-1, c),
        BinaryOperatorKind.Multiply => value.Shape.Scaled(c, 0),
        // A reciprocal falls, but jumps up between the negative numbers and the others.
        BinaryOperatorKind.Divide when value.IsNonNegative && c != 0 => isIntegral ? value.Shape.Weakly(c > 0) : value.Shape.Strictly(c > 0),
        _ => Code.Shape.Any,
    };

    private static Shape ShapeOfComparison(BinaryOperatorKind kind, Value left, Value right)
    {
        if (right.Is(null)) return OfNull(kind, left);
        if (left.Is(null)) return OfNull(kind, right);
        bool isGreater = kind is BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual;
        if (!isGreater && kind is not (BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual)) return Code.Shape.Any;
        if (right.Constant.HasValue) return left.Shape.Weakly(falls: !isGreater);
        return left.Constant.HasValue ? right.Shape.Weakly(falls: isGreater) : Code.Shape.Any;
    }

    private static Shape OfNull(BinaryOperatorKind kind, Value value) => kind switch
    {
        _ when !value.Shape.KeepsMissing => Code.Shape.Any,
        BinaryOperatorKind.Equals => new Shape(ShapeKind.Missing),
        BinaryOperatorKind.NotEquals => new Shape(ShapeKind.Present),
        _ => Code.Shape.Any,
    };
}

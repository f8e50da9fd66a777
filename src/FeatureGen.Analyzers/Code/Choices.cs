namespace FeatureGen.Analyzers.Code;

/// <summary>One value or another.</summary>
internal static class Choices
{
    /// <summary><c>condition ? whenTrue : whenFalse</c></summary>
    public static Value Of(Value condition, Value whenTrue, Value whenFalse)
    {
        if (condition.Is(true)) return whenTrue;
        if (condition.Is(false)) return whenFalse;
        if (whenTrue.IsNever && whenFalse.IsNever) return Value.Never;
        if (whenTrue.IsNever) return Value.From(whenFalse.Shape, whenFalse, condition).NonNegative(whenFalse.IsNonNegative);
        if (whenFalse.IsNever) return Value.From(whenTrue.Shape, whenTrue, condition).NonNegative(whenTrue.IsNonNegative);
        return Value.From(ShapeOf(condition, whenTrue, whenFalse), condition, whenTrue, whenFalse)
            .NonNegative(whenTrue.IsNonNegative && whenFalse.IsNonNegative);
    }

    /// <summary><c>value ?? otherwise</c></summary>
    public static Value Coalesce(Value value, Value otherwise)
    {
        if (value.Constant.HasValue) return value.Is(null) ? otherwise : value;
        if (otherwise.IsNever) return value;
        var shape = otherwise.Constant.HasValue ? otherwise.Is(null) ? value.Shape : value.Shape.Filled() : Shape.Any;
        return Value.From(shape, value, otherwise).NonNegative(value.IsNonNegative && otherwise.IsNonNegative);
    }

    private static Shape ShapeOf(Value condition, Value whenTrue, Value whenFalse)
    {
        if (condition.Shape.Kind == ShapeKind.Missing && whenTrue.Constant.HasValue) return Filled(whenFalse, whenTrue);
        if (condition.Shape.Kind == ShapeKind.Present && whenFalse.Constant.HasValue) return Filled(whenTrue, whenFalse);
        if (whenTrue.Constant is not { HasValue: true, Value: double a } || whenFalse.Constant is not { HasValue: true, Value: double b }) return Shape.Any;
        return condition.Shape.Scaled(a - b, b);
    }

    private static Shape Filled(Value value, Value otherwise) => otherwise.Is(null) ? value.Shape : value.Shape.Filled();
}

namespace FeatureGen.Analyzers.Code;

/// <summary>What functions on numbers do to a value.</summary>
internal static class MathShapes
{
    private static readonly HashSet<string> s_rising = new(StringComparer.Ordinal)
    {
        "Sqrt", "Cbrt", "Exp", "Exp2", "Exp10", "ExpM1", "Exp2M1", "Exp10M1", "Log", "Log2", "Log10", "LogP1", "Log2P1", "Log10P1", "Atan", "Sinh", "Asinh",
        "Acosh",
    };

    /// <summary>A call of a method of <c>Math</c>, <c>MathF</c> or of a number type.</summary>
    /// <param name="name">The method.</param>
    /// <param name="arguments">Its arguments by position.</param>
    public static Value Call(string name, IReadOnlyList<Value> arguments)
    {
        var all = arguments.ToArray();
        if (all.Length == 0) return Value.Given;
        var shape = all.Length == 1 ? OfOne(name, all[0]) : OfSeveral(name, all);
        bool isNonNegative = name switch
        {
            "Abs" or "Sqrt" or "Exp" or "Exp2" or "Exp10" => true,
            "Floor" or "Ceiling" or "Truncate" or "Round" or "Cbrt" => all[0].IsNonNegative,
            "Max" => all.Any(a => a.IsNonNegative),
            "Min" or "Clamp" or "Pow" => all.All(a => a.IsNonNegative),
            _ => false,
        };
        return Value.From(shape, all).NonNegative(isNonNegative);
    }

    private static Shape OfOne(string name, Value value) => name switch
    {
        _ when s_rising.Contains(name) => value.Shape.Strictly(),
        "Abs" => value.IsNonNegative ? value.Shape : Shape.Any,
        "Floor" or "Ceiling" or "Truncate" or "Round" => value.Shape.Rounded(1),
        // A hyperbolic tangent is 1 from 20 on: in floats it limits.
        "Sign" or "Tanh" => value.Shape.Weakly(),
        _ => Shape.Any,
    };

    private static Shape OfSeveral(string name, Value[] all) => name switch
    {
        "Round" => Rounded(all),
        "Min" or "Max" when all.Length == 2 => Extreme(all[0], all[1]),
        "Clamp" when all[1].Constant.HasValue && all[2].Constant.HasValue => all[0].Shape.Weakly(),
        "Log" when all[1].Constant is { HasValue: true, Value: double and > 0 and not 1 and var b } => all[0].Shape.Strictly(falls: b < 1),
        "Pow" => Power(all[0], all[1]),
        _ => Shape.Any,
    };

    // The second argument is the number of digits where it is a number that does not name a way of rounding.
    private static Shape Rounded(Value[] all)
    {
        if (!all.Skip(1).All(a => a.Constant.HasValue)) return Shape.Any;
        return all[1].Constant.Value is double digits ? all[0].Shape.Rounded(Math.Pow(10, -digits)) : Shape.Any;
    }

    private static Shape Extreme(Value a, Value b)
    {
        if (b.Constant.HasValue) return a.Shape.Weakly();
        if (a.Constant.HasValue) return b.Shape.Weakly();
        return a.Sources.Count == 1 && a.Sources.SetEquals(b.Sources) ? a.Shape.Together(b.Shape, needsBoth: true) : Shape.Any;
    }

    private static Shape Power(Value value, Value exponent)
    {
        if (value.Constant is { HasValue: true, Value: double and > 0 and not 1 and var b }) return exponent.Shape.Strictly(falls: b < 1);
        if (exponent.Constant is not { HasValue: true, Value: double and not 0 and var power }) return Shape.Any;
        if (power == 1) return value.Shape;
        if (value.IsNonNegative) return value.Shape.Strictly(falls: power < 0);
        return power > 0 && power % 2 == 1 ? value.Shape.Strictly() : Shape.Any;
    }
}

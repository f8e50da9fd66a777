namespace FeatureGen.Analyzers.Code;

/// <summary>How a value follows from its only source, as far as real numbers go.</summary>
/// <remarks>
/// An integer that overflows and the last digits of a float are left out of account: an author who multiplies years by 365 means the product.
/// Where the function has no value (the logarithm of a negative number) nothing is claimed.
/// </remarks>
/// <param name="Kind">The kind.</param>
/// <param name="Falls">Of monotone shapes that are not linear: whether the value falls.</param>
/// <param name="Factor">Linear: what the source is multiplied by; not 0.</param>
/// <param name="Offset">Linear: what is added.</param>
/// <param name="Step">Linear: by how much the source must differ at least for the value to differ, because it is rounded; 0 if it is not.</param>
/// <param name="Fills">Whether something stands in for a missing source.</param>
/// <param name="IsWhole">Linear: whether it is rounded to integers already.</param>
internal readonly record struct Shape(
    ShapeKind Kind, bool Falls = false, double Factor = 0, double Offset = 0, double Step = 0, bool Fills = false, bool IsWhole = false)
{
    /// <summary>The source itself.</summary>
    public static Shape Same { get; } = new(ShapeKind.Linear, Factor: 1);

    /// <summary>Some function.</summary>
    public static Shape Any { get; } = new(ShapeKind.Any);

    /// <summary>Whether it is the source itself, missing values included.</summary>
    public bool IsSame => this == Same;

    /// <summary>Whether different sources give different values.</summary>
    public bool IsOneToOne => Kind is ShapeKind.OneToOne or ShapeKind.Strict || (Kind == ShapeKind.Linear && Step == 0);

    /// <summary>Whether the value is missing just where the source is.</summary>
    public bool KeepsMissing => !Fills && Kind is ShapeKind.Weak or ShapeKind.OneToOne or ShapeKind.Spelling or ShapeKind.Strict or ShapeKind.Linear;

    /// <summary>1 if the value rises with the source, -1 if it falls, 0 if neither is known.</summary>
    public int Trend => Kind switch
    {
        ShapeKind.Linear => Math.Sign(Factor),
        ShapeKind.Strict or ShapeKind.Weak => Falls ? -1 : 1,
        _ => 0,
    };

    private bool IsStrict => Kind == ShapeKind.Strict || (Kind == ShapeKind.Linear && Step == 0);

    /// <summary>The value times a constant, plus a constant.</summary>
    public Shape Scaled(double factor, double offset)
    {
        if (factor == 0 || !IsFinite(factor) || !IsFinite(offset)) return Any;
        if (Kind != ShapeKind.Linear) return Kind is ShapeKind.Weak or ShapeKind.Strict ? this with { Falls = Falls != factor < 0 } : Recoded();
        var scaled = this with { Factor = Factor * factor, Offset = Offset * factor + offset, IsWhole = IsWhole && factor % 1 == 0 && offset % 1 == 0 };
        return IsFinite(scaled.Factor) && scaled.Factor != 0 && IsFinite(scaled.Offset) ? scaled : Any;
    }

    /// <summary>The value through a function that rises, or falls, everywhere.</summary>
    public Shape Strictly(bool falls = false)
    {
        if (Trend == 0) return Recoded();
        var kind = IsStrict ? ShapeKind.Strict : ShapeKind.Weak;
        return new Shape(kind, (Trend < 0) != falls, Fills: Fills);
    }

    /// <summary>The value through a function that never falls, or never rises.</summary>
    public Shape Weakly(bool falls = false) => Trend == 0 ? Any : new Shape(ShapeKind.Weak, (Trend < 0) != falls, Fills: Fills);

    /// <summary>The value rounded to multiples of a unit.</summary>
    public Shape Rounded(double unit)
    {
        if (IsWhole && 1 % unit == 0) return this;
        if (Kind != ShapeKind.Linear || !(unit > 0) || !IsFinite(unit / Factor)) return Weakly();
        return this with { Step = Step + unit / Math.Abs(Factor), IsWhole = unit % 1 == 0 };
    }

    /// <summary>The value through a function that is one to one.</summary>
    public Shape Recoded() =>
        IsOneToOne ? new Shape(ShapeKind.OneToOne, Fills: Fills) : Kind == ShapeKind.Spelling ? this : Any;

    /// <summary>Text in another case, or without white space around it.</summary>
    public Shape Respelled() => IsOneToOne || Kind == ShapeKind.Spelling ? new Shape(ShapeKind.Spelling, Fills: Fills) : Any;

    /// <summary>With something in the place of a missing value.</summary>
    public Shape Filled() => this with { Fills = true };

    /// <summary>The sum of two values of one source.</summary>
    public Shape Plus(Shape other)
    {
        if (Kind == ShapeKind.Linear && other.Kind == ShapeKind.Linear && Step == 0 && other.Step == 0)
            return Factor + other.Factor is var factor && factor != 0 && IsFinite(factor) && IsFinite(Offset + other.Offset)
                ? new Shape(ShapeKind.Linear, false, factor, Offset + other.Offset, 0, Fills || other.Fills)
                : Any;
        return Together(other);
    }

    /// <summary>Two values of one source under a function that rises with both: a product of what is not negative, the greater one.</summary>
    public Shape Together(Shape other, bool needsBoth = false)
    {
        if (Trend == 0 || Trend != other.Trend) return Any;
        bool isStrict = needsBoth ? IsStrict && other.IsStrict : IsStrict || other.IsStrict;
        return new Shape(isStrict ? ShapeKind.Strict : ShapeKind.Weak, Trend < 0, Fills: Fills || other.Fills);
    }

    private static bool IsFinite(double x) => !double.IsNaN(x) && !double.IsInfinity(x);
}

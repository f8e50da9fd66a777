using Microsoft.CodeAnalysis;

namespace FeatureGen.Analyzers.Code;

/// <summary>What a conversion that the language itself has does to a value.</summary>
internal static class Conversions
{
    private const int LeastBitsOfQuantities = 32;

    /// <summary>The value as another type holds it. What is no number stays as it is.</summary>
    public static Value Of(Value value, ITypeSymbol? from, ITypeSymbol? to)
    {
        if (value.Constant.HasValue)
        {
            var constant = Constants.ToType(value.Constant.Value, to);
            return constant.HasValue ? Value.Of(constant.Value) : Value.Given;
        }
        if (!Numbers.IsNumber(from) || !Numbers.IsIntegral(to)) return value;
        var shape = Numbers.IsReal(from) ? Truncated(value, to!) : Narrowed(value, from!, to!);
        return (shape == value.Shape ? value : value.To(shape)).NonNegative(value.IsNonNegative || Numbers.IsUnsigned(to));
    }

    private static Shape Truncated(Value value, ITypeSymbol to)
    {
        if (Numbers.Bits(to) < LeastBitsOfQuantities) return Shape.Any;
        return Numbers.IsUnsigned(to) && !value.IsNonNegative ? Shape.Any : value.Shape.Rounded(1);
    }

    // A small type wraps around at ordinary numbers, and a negative number becomes a large one.
    private static Shape Narrowed(Value value, ITypeSymbol from, ITypeSymbol to)
    {
        int room = Numbers.Bits(to) - Numbers.Bits(from);
        bool isToUnsigned = Numbers.IsUnsigned(to), isFromUnsigned = Numbers.IsUnsigned(from);
        if (isToUnsigned && !isFromUnsigned && !value.IsNonNegative) return Shape.Any;
        bool fits = isFromUnsigned && !isToUnsigned ? room > 0 : room >= 0;
        if (fits) return value.Shape;
        return Numbers.Bits(to) < LeastBitsOfQuantities ? Shape.Any : value.Shape.Weakly();
    }
}

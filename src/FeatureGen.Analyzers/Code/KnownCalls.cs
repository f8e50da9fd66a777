using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FeatureGen.Analyzers.Code;

/// <summary>What members of the framework do to a value, as far as they are known to be functions of it.</summary>
internal static class KnownCalls
{
    /// <summary>A call of a method whose source is not there.</summary>
    /// <param name="method">The method.</param>
    /// <param name="receiver">The object that it is called on, if any.</param>
    /// <param name="arguments">The arguments by position.</param>
    public static Value Method(IMethodSymbol method, Value? receiver, IReadOnlyList<Value> arguments)
    {
        Value[] all = receiver is null ? [.. arguments] : [receiver, .. arguments];
        if (!IsPure(method)) return Value.From(Shape.Any, all).Impure();
        var type = method.ContainingType.OriginalDefinition;
        if (receiver is not null) return OfObject(method, type, receiver, all);
        return type.SpecialType == SpecialType.System_String ? OfText(method.Name, all)
            : type.SpecialType == SpecialType.System_Enum && method.Name == "GetName" ? Value.From(all[all.Length - 1].Shape.Recoded(), all)
            : Numbers.IsTimeSpan(type) ? Duration(method.Name, all)
            : type.Name == "Convert" ? Converted(method, all)
            : IsOfNumbers(type) ? Arithmetical(method, all)
            : Value.From(Shape.Any, all);
    }

    /// <summary>A property whose source is not there.</summary>
    public static Value Property(IPropertySymbol property, Value receiver)
    {
        var type = property.ContainingType.OriginalDefinition;
        if (type.SpecialType == SpecialType.System_Nullable_T) return OfNullable(property.Name, receiver);
        if (!PureMembers.Contains(property)) return receiver.Impure();
        if (Numbers.IsTimeSpan(type) && UnitsInSecond(property.Name) is { } units) return receiver.To(receiver.Shape.Scaled(units, 0));
        bool isInstant = type.Name == "DateTimeOffset" && property.Name == "UtcDateTime";
        return receiver.To(isInstant ? receiver.Shape : Shape.Any).NonNegative(property.Name is "Length" or "Count");
    }

    private static bool IsPure(IMethodSymbol method) => PureMembers.Contains(method)
        || (method.Name is "ToString" or "Equals" && method.Parameters.Length <= 1
            && method.ContainingType.SpecialType is SpecialType.System_Object or SpecialType.System_ValueType);

    private static Value OfNullable(string name, Value receiver) => name switch
    {
        "Value" => receiver,
        "HasValue" => Arithmetic.Not(Arithmetic.Compare(BinaryOperatorKind.Equals, receiver, Value.Of(null))),
        _ => receiver.Impure(),
    };

    private static Value OfObject(IMethodSymbol method, INamedTypeSymbol type, Value receiver, Value[] all)
    {
        if (type.SpecialType == SpecialType.System_Nullable_T && method.Name == "GetValueOrDefault")
            return all.Length == 1 ? receiver.To(receiver.Shape.Filled()) : Choices.Coalesce(receiver, all[1]);
        bool isAsIs = all.Length == 1 || (all.Length == 2 && method.Parameters[0].Type.Name == "IFormatProvider" && IsFixed(all[1]));
        if (method.Name == "ToString" && isAsIs) return Value.From(receiver.Shape.Recoded(), all);
        if (type.SpecialType == SpecialType.System_String && IsRespelling(method.Name) && all.Skip(1).All(IsFixed))
            return Value.From(receiver.Shape.Respelled(), all);
        bool isInstant = type.Name == "DateTimeOffset" && method.Name == "ToUniversalTime";
        return Value.From(isInstant ? receiver.Shape : Shape.Any, all);
    }

    // A constant, or something that never changes, as the invariant culture.
    private static bool IsFixed(Value value) => value.IsPure && value.Sources.IsEmpty;

    private static bool IsRespelling(string name) => name is "ToLower" or "ToUpper" or "ToLowerInvariant" or "ToUpperInvariant"
        or "Trim" or "TrimStart" or "TrimEnd" or "Normalize";

    // An empty text counts as missing in every kind of field.
    private static Value OfText(string name, Value[] all) => name switch
    {
        "IsNullOrEmpty" or "IsNullOrWhiteSpace" => all[0].To(all[0].Shape.KeepsMissing ? new Shape(ShapeKind.Missing) : Shape.Any),
        "Concat" => Joined(all),
        _ => Value.From(Shape.Any, all),
    };

    /// <summary>Texts one after the other.</summary>
    public static Value Joined(IReadOnlyList<Value> parts)
    {
        if (parts.All(p => p.Constant is { HasValue: true, Value: string or null }))
            return Value.Of(string.Concat(parts.Select(p => p.Constant.Value as string)));
        var varying = parts.Where(p => !p.Constant.HasValue).ToList();
        bool isOne = varying.Count == 1 && parts.All(p => p.IsPure);
        return Value.From(isOne ? varying[0].Shape.Recoded().Filled() : Shape.Any, [.. parts]);
    }

    private static Value Duration(string name, Value[] all)
    {
        if (!name.StartsWith("From", StringComparison.Ordinal) || all.Length != 1) return Value.From(Shape.Any, all);
        if (UnitsInSecond(name == "FromTicks" ? "Ticks" : "Total" + name.Substring(4)) is not { } units) return Value.From(Shape.Any, all);
        if (all[0].Constant.HasValue) return all[0].Constant.Value is double number ? Value.Of(number / units) : Value.Given;
        return all[0].To(all[0].Shape.Scaled(1 / units, 0)).NonNegative(all[0].IsNonNegative);
    }

    private static double? UnitsInSecond(string property) => property switch
    {
        "Ticks" => 1e7,
        "TotalMicroseconds" => 1e6,
        "TotalMilliseconds" => 1e3,
        "TotalSeconds" => 1,
        "TotalMinutes" => 1 / 60.0,
        "TotalHours" => 1 / 3600.0,
        "TotalDays" => 1 / 86400.0,
        _ => null,
    };

    private static Value Converted(IMethodSymbol method, Value[] all)
    {
        if (all.Length != 1) return Value.From(Shape.Any, all);
        if (method.ReturnType.SpecialType == SpecialType.System_String) return all[0].To(all[0].Shape.Recoded());
        var from = method.Parameters[0].Type;
        bool isNumber = Numbers.IsNumber(from) && Numbers.IsNumber(method.ReturnType);
        if (isNumber || (from.SpecialType == SpecialType.System_Boolean && Numbers.IsNumber(method.ReturnType)))
            return all[0].Constant is { HasValue: true, Value: bool truth } ? Value.Of(truth ? 1 : 0) : Conversions.Of(all[0], from, method.ReturnType);
        return Value.From(Shape.Any, all);
    }

    private static bool IsOfNumbers(INamedTypeSymbol type) => type.Name is "Math" or "MathF" || Numbers.IsNumber(type);

    private static Value Arithmetical(IMethodSymbol method, Value[] all)
    {
        // How halves are rounded is neither a number of digits nor a source.
        bool saysHow = method.Name == "Round" && method.Parameters[method.Parameters.Length - 1].Type.Name == "MidpointRounding";
        return MathShapes.Call(method.Name, saysHow ? [.. all.Take(all.Length - 1)] : all);
    }
}

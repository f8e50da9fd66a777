using FeatureGen.Formats.Schemas;
using Microsoft.CodeAnalysis;

namespace FeatureGen.Generator.Schema;

/// <summary>The type of a property as a schema sees it.</summary>
/// <param name="Scalar">The type of one value; null if it is none that a field can have.</param>
/// <param name="Collection">How several values are held.</param>
/// <param name="IsNullableValue">Whether the property is a <c>Nullable</c> (of the value, or of the collection).</param>
/// <param name="IsElementNullableValue">Whether an element of the collection is a <c>Nullable</c>.</param>
/// <param name="IsInt32">Whether the value is an <c>int</c>, or an enumeration over it.</param>
public sealed record PropertyType(ScalarType? Scalar, CollectionKind Collection, bool IsNullableValue, bool IsElementNullableValue, bool IsInt32)
{
    /// <summary>The type of what is no property: a cross.</summary>
    public static PropertyType None { get; } = new(null, CollectionKind.None, false, false, false);

    /// <summary>Reads a type symbol.</summary>
    public static PropertyType Of(ITypeSymbol type)
    {
        var inner = Unwrap(type, out bool nullable);
        var (collection, element) = Element(inner);
        if (element is null) return new PropertyType(ScalarOf(inner), CollectionKind.None, nullable, false, IsOverInt32(inner));
        var scalar = Unwrap(element, out bool elementNullable);
        return new PropertyType(ScalarOf(scalar), collection, nullable, elementNullable, IsOverInt32(scalar));
    }

    /// <summary>The enumeration that the property, or its elements, are of; null if none.</summary>
    public static INamedTypeSymbol? EnumOf(ITypeSymbol type) => ValueOf(type) is INamedTypeSymbol { TypeKind: TypeKind.Enum } value ? value : null;

    /// <summary>The type of one value: of the property or, for a collection, of its elements; without <c>Nullable</c>.</summary>
    public static ITypeSymbol ValueOf(ITypeSymbol type)
    {
        var inner = Unwrap(type, out _);
        return Element(inner).Element is { } element ? Unwrap(element, out _) : inner;
    }

    /// <summary>The type without <c>Nullable</c>.</summary>
    public static ITypeSymbol Unwrap(ITypeSymbol type, out bool nullable)
    {
        nullable = type is INamedTypeSymbol { ConstructedFrom.SpecialType: SpecialType.System_Nullable_T };
        return nullable ? ((INamedTypeSymbol)type).TypeArguments[0] : type;
    }

    private static (CollectionKind Kind, ITypeSymbol? Element) Element(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol { Rank: 1 } array) return (CollectionKind.Array, array.ElementType);
        if (type is not INamedTypeSymbol { TypeArguments.Length: 1 } named) return (CollectionKind.None, null);
        return named.Name switch
        {
            "ReadOnlyMemory" or "Memory" when IsIn(named, "System") => (CollectionKind.Memory, named.TypeArguments[0]),
            "ImmutableArray" when IsIn(named, "System.Collections.Immutable") => (CollectionKind.ImmutableArray, named.TypeArguments[0]),
            _ => (CollectionKind.None, null),
        };
    }

    private static bool IsIn(INamedTypeSymbol type, string space) => type.ContainingNamespace?.ToDisplayString() == space;

    private static bool IsOverInt32(ITypeSymbol type)
    {
        var number = type.TypeKind == TypeKind.Enum ? ((INamedTypeSymbol)type).EnumUnderlyingType ?? type : type;
        return number.SpecialType == SpecialType.System_Int32;
    }

    private static ScalarType? ScalarOf(ITypeSymbol type)
    {
        if (type.TypeKind == TypeKind.Enum) return ScalarType.Enum;
        switch (type.SpecialType)
        {
            case SpecialType.System_Boolean: return ScalarType.Boolean;
            case SpecialType.System_SByte or SpecialType.System_Byte or SpecialType.System_Int16 or SpecialType.System_UInt16
                or SpecialType.System_Int32 or SpecialType.System_UInt32 or SpecialType.System_Int64: return ScalarType.Integer;
            case SpecialType.System_UInt64: return ScalarType.Unsigned;
            case SpecialType.System_Single: return ScalarType.Single;
            case SpecialType.System_Double: return ScalarType.Double;
            case SpecialType.System_Decimal: return ScalarType.Decimal;
            case SpecialType.System_String: return ScalarType.String;
            case SpecialType.System_DateTime: return ScalarType.DateTime;
        }
        if (type.ContainingType is not null || type.ContainingNamespace is not { Name: "System", ContainingNamespace.IsGlobalNamespace: true }) return null;
        return type.Name switch
        {
            "DateTimeOffset" => ScalarType.DateTimeOffset,
            "DateOnly" => ScalarType.DateOnly,
            "TimeSpan" => ScalarType.TimeSpan,
            "Guid" => ScalarType.Guid,
            _ => null,
        };
    }
}

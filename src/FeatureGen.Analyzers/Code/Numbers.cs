using FeatureGen.Generator.Schema;
using Microsoft.CodeAnalysis;

namespace FeatureGen.Analyzers.Code;

/// <summary>What numbers a type holds.</summary>
internal static class Numbers
{
    /// <summary>The type without <c>Nullable</c>, an enumeration as its integers.</summary>
    public static ITypeSymbol? Plain(ITypeSymbol? type)
    {
        if (type is null) return null;
        type = PropertyType.Unwrap(type, out _);
        return type.TypeKind == TypeKind.Enum ? ((INamedTypeSymbol)type).EnumUnderlyingType : type;
    }

    /// <summary>Whether null is one of its values.</summary>
    public static bool IsNullable(ITypeSymbol? type) =>
        type is null || type.IsReferenceType || type is INamedTypeSymbol { ConstructedFrom.SpecialType: SpecialType.System_Nullable_T };

    /// <summary>Whether it is of integers; characters and enumerations are.</summary>
    public static bool IsIntegral(ITypeSymbol? type) => Bits(type) > 0;

    /// <summary>Whether it is of numbers with fractions; time spans are.</summary>
    public static bool IsReal(ITypeSymbol? type) =>
        Plain(type) is { } plain
        && (plain.SpecialType is SpecialType.System_Single or SpecialType.System_Double or SpecialType.System_Decimal || IsTimeSpan(plain));

    /// <summary>Whether it is of numbers.</summary>
    public static bool IsNumber(ITypeSymbol? type) => IsIntegral(type) || IsReal(type);

    /// <summary>Whether it is a time span.</summary>
    public static bool IsTimeSpan(ITypeSymbol type) =>
        type is { Name: "TimeSpan", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    /// <summary>Whether none of its numbers is negative.</summary>
    public static bool IsUnsigned(ITypeSymbol? type) => Plain(type)?.SpecialType
        is SpecialType.System_Byte or SpecialType.System_UInt16 or SpecialType.System_UInt32 or SpecialType.System_UInt64 or SpecialType.System_Char;

    /// <summary>How many bits its integers have; 0 if it is of none.</summary>
    public static int Bits(ITypeSymbol? type) => Plain(type)?.SpecialType switch
    {
        SpecialType.System_SByte or SpecialType.System_Byte => 8,
        SpecialType.System_Int16 or SpecialType.System_UInt16 or SpecialType.System_Char => 16,
        SpecialType.System_Int32 or SpecialType.System_UInt32 => 32,
        SpecialType.System_Int64 or SpecialType.System_UInt64 => 64,
        _ => 0,
    };
}

using Microsoft.CodeAnalysis;

namespace FeatureGen.Analyzers.Code;

/// <summary>Members of the framework that give the same for the same, whenever and wherever they are asked.</summary>
internal static class PureMembers
{
    private static readonly HashSet<string> s_types = new(StringComparer.Ordinal)
    {
        "Math", "MathF", "String", "Boolean", "Char", "SByte", "Byte", "Int16", "UInt16", "Int32", "UInt32", "Int64", "UInt64", "Single", "Double",
        "Decimal", "Half", "Int128", "UInt128", "DateTime", "DateTimeOffset", "DateOnly", "TimeOnly", "TimeSpan", "Guid", "Convert", "Nullable",
        "Enum", "Array", "Memory", "ReadOnlyMemory", "Span", "ReadOnlySpan", "Index", "Range", "ValueTuple", "MemoryExtensions", "BitConverter",
    };

    // The clock, chance, the zone of the machine, and hash codes that differ from one process to the next.
    private static readonly HashSet<string> s_impure = new(StringComparer.Ordinal)
    {
        "Now", "UtcNow", "Today", "NewGuid", "CreateVersion7", "GetHashCode", "ToLocalTime", "LocalDateTime", "ToFileTime", "FromFileTime",
        "IsDaylightSavingTime", "CopyTo", "Fill", "Clear", "Reverse", "Sort", "SetValue",
    };

    /// <summary>Whether a method, property or read-only field is one of them.</summary>
    public static bool Contains(ISymbol member)
    {
        var type = member.ContainingType?.OriginalDefinition;
        if (type is null || s_impure.Contains(member.Name) || IsOfLocalTime(type, member)) return false;
        return type.ContainingNamespace?.ToDisplayString() switch
        {
            "System" => s_types.Contains(type.Name),
            "System.Numerics" => type.Name == "BitOperations",
            "System.Globalization" => type.Name == "CultureInfo" && member.Name == "InvariantCulture",
            "System.Collections.Immutable" => type.Name == "ImmutableArray",
            "System.Linq" => type.Name == "Enumerable",
            "System.Collections.Generic" => member is IPropertySymbol { Name: "Count" },
            _ => false,
        };
    }

    // A DateTime without a zone counts as one of the machine's.
    private static bool IsOfLocalTime(INamedTypeSymbol type, ISymbol member) => type.Name == "DateTime" && member.Name is "ToUniversalTime" or "op_Implicit";
}

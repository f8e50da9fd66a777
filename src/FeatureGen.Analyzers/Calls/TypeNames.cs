using Microsoft.CodeAnalysis;

namespace FeatureGen.Analyzers.Calls;

/// <summary>Tells types by their full names, whether or not the project references what they are in.</summary>
internal static class TypeNames
{
    /// <summary>Whether a type is of that namespace and name.</summary>
    public static bool Is(ITypeSymbol? type, string space, string name) =>
        type?.Name == name && type.ContainingNamespace?.ToDisplayString() == space;

    /// <summary>Whether a type is of that namespace and name, or extends one that is.</summary>
    public static bool Extends(ITypeSymbol? type, string space, string name)
    {
        for (; type is not null; type = type.BaseType)
            if (Is(type, space, name)) return true;
        return false;
    }

    /// <summary>The type of the elements of what can be read as a span without a copy; null of anything else.</summary>
    public static ITypeSymbol? ElementOf(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol { Rank: 1 } array => array.ElementType,
        INamedTypeSymbol { TypeArguments.Length: 1 } named when Is(named, "System.Collections.Generic", "List") || IsSpan(named)
            || Is(named, "System.Collections.Immutable", "ImmutableArray") => named.TypeArguments[0],
        _ => null,
    };

    /// <summary>Whether a type is a span.</summary>
    public static bool IsSpan(ITypeSymbol? type) => Is(type, "System", "Span") || Is(type, "System", "ReadOnlySpan");
}

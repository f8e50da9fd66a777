using Microsoft.CodeAnalysis;

namespace FeatureGen.Analyzers;

/// <summary>Tells what a project's types may be handed to without being made or filled by reflection.</summary>
internal static class OutsideCode
{
    private static readonly string[] s_harmlessSpaces =
    [
        "System.Collections", "System.Collections.Generic", "System.Collections.Immutable", "System.Collections.Concurrent", "System.Collections.Frozen",
        "System.Collections.ObjectModel", "System.Threading", "System.Threading.Tasks", "System.Threading.Channels", "System.Buffers", "System.Diagnostics",
        "System.Text", "System.Globalization", "System.IO", "System.Numerics",
    ];

    private static readonly string[] s_harmlessTypes =
    [
        "System.Linq.Enumerable", "System.Linq.IGrouping", "System.Linq.ILookup", "System.Linq.Lookup", "System.Linq.IOrderedEnumerable",
        "System.Linq.AsyncEnumerable", "System.Linq.ParallelEnumerable", "System.Linq.ParallelQuery", "System.Runtime.InteropServices.CollectionsMarshal",
        "System.Runtime.InteropServices.ImmutableCollectionsMarshal",
    ];

    private static readonly string[] s_harmful = ["System.Activator", "System.BinaryData", "System.Type", "System.Delegate", "System.IServiceProvider"];

    /// <summary>Whether code of a type cannot be seen and may make or fill the objects that it is given the type of.</summary>
    public static bool MayFill(INamedTypeSymbol? type, IAssemblySymbol assembly)
    {
        if (type is null || FieldSymbols.IsOf(type, assembly)) return false;
        while (type.ContainingType is { } outer) type = outer;
        var space = type.ContainingNamespace is { IsGlobalNamespace: false } named ? named.ToDisplayString() : "";
        var name = space + "." + type.Name;
        if (space == "System") return s_harmful.Contains(name);
        return !(space == "FeatureGen" || space.StartsWith("FeatureGen.", StringComparison.Ordinal) || s_harmlessSpaces.Contains(space) || s_harmlessTypes.Contains(name));
    }

    /// <summary>Whether an attribute may tell other code to make or fill an object.</summary>
    public static bool MayFill(AttributeData attribute)
    {
        if (attribute.AttributeClass?.ContainingNamespace is not { } named) return true;
        if (named is { Name: "FeatureGen", ContainingNamespace.IsGlobalNamespace: true }) return false;
        var space = named.ToDisplayString();
        return !(space is "System" or "System.Runtime.CompilerServices" or "System.CodeDom.Compiler"
            || space == "System.Diagnostics" || space.StartsWith("System.Diagnostics.", StringComparison.Ordinal));
    }

    /// <summary>Whether a symbol carries such an attribute.</summary>
    public static bool IsMarked(ISymbol symbol) => symbol.GetAttributes().Any(MayFill);
}

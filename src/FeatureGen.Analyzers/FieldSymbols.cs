using Microsoft.CodeAnalysis;

namespace FeatureGen.Analyzers;

/// <summary>Looks up the symbols that a schema model names.</summary>
public static class FieldSymbols
{
    /// <summary>The members of that name, those of the type before those of its base types.</summary>
    public static IEnumerable<ISymbol> Members(INamedTypeSymbol type, string name)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.BaseType)
            foreach (var member in current.GetMembers(name))
                yield return member;
    }

    /// <summary>The property or field of that name.</summary>
    public static ISymbol? Value(INamedTypeSymbol type, string name)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.BaseType)
            foreach (var member in current.GetMembers(name))
                if (member is IPropertySymbol or IFieldSymbol) return member;
        return null;
    }

    /// <summary>The property or field at the end of a path such as <c>Ad.Price</c>; null where one of its steps is missing.</summary>
    public static ISymbol? AtPath(INamedTypeSymbol start, string path)
    {
        ISymbol? member = null;
        INamedTypeSymbol? type = start;
        foreach (var name in path.Split('.'))
        {
            member = type is null ? null : Value(type, name);
            type = member is null ? null : ValueType(member);
        }
        return member;
    }

    /// <summary>The identifier in its declaration, or null if that is not source of the assembly: in an editor a referenced project has source too.</summary>
    public static Location? Identifier(ISymbol symbol, IAssemblySymbol assembly) =>
        IsOf(symbol, assembly) ? symbol.Locations.FirstOrDefault(l => l.IsInSource) : null;

    /// <summary>Whether a symbol is of an assembly.</summary>
    public static bool IsOf(ISymbol symbol, IAssemblySymbol assembly) => SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, assembly);

    /// <summary>The type of a property's or field's value, <c>Nullable</c> taken off.</summary>
    public static INamedTypeSymbol? ValueType(ISymbol member)
    {
        var type = member switch
        {
            IPropertySymbol property => property.Type,
            IFieldSymbol field => field.Type,
            _ => null,
        };
        return type is INamedTypeSymbol { ConstructedFrom.SpecialType: SpecialType.System_Nullable_T } nullable
            ? nullable.TypeArguments[0] as INamedTypeSymbol
            : type as INamedTypeSymbol;
    }
}

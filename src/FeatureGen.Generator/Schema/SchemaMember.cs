using Microsoft.CodeAnalysis;

namespace FeatureGen.Generator.Schema;

/// <summary>A property or field of a type, and its type.</summary>
internal readonly record struct SchemaMember(ISymbol Symbol, ITypeSymbol Type)
{
    /// <summary>The properties and fields of a type and its base types, base types first, in the order of declaration.</summary>
    public static IReadOnlyList<SchemaMember> Of(INamedTypeSymbol type)
    {
        var inherited = type.TypeKind == TypeKind.Class && type.BaseType is { SpecialType: SpecialType.None } parent ? Of(parent) : [];
        var own = new List<SchemaMember>();
        foreach (var symbol in type.GetMembers())
            if (Read(symbol) is { Symbol: not null } member) own.Add(member);
        if (inherited.Count == 0) return own;
        var names = new HashSet<string>(own.Select(m => m.Symbol.Name), StringComparer.Ordinal);
        return [.. inherited.Where(m => !names.Contains(m.Symbol.Name)), .. own];
    }

    /// <summary>Whether a member without a kind is flattened if its type is a schema: what only the type itself sees, and statics, are of other use.</summary>
    public bool IsFlattened
    {
        get
        {
            if (Symbol.IsStatic || Symbol is IPropertySymbol { IsIndexer: true }) return false;
            if (Symbol.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal) return true;
            return AttributeNames.Find(Symbol, AttributeNames.Context) is not null || AttributeNames.Find(Symbol, AttributeNames.Item) is not null;
        }
    }

    /// <summary>Why the member cannot be read from code of <paramref name="reader"/>; null if it can.</summary>
    /// <param name="reader">The schema.</param>
    /// <param name="isOwn">Whether the member is the schema's own or inherited by it, rather than that of a nested schema.</param>
    public string? WhyUnreadable(INamedTypeSymbol reader, bool isOwn)
    {
        if (Symbol.IsStatic) return "it is static";
        var getter = Symbol is IPropertySymbol property ? property.GetMethod : Symbol;
        if (Symbol is IPropertySymbol { IsIndexer: true }) return "it is an indexer";
        if (Symbol is IPropertySymbol { ExplicitInterfaceImplementations.Length: > 0 }) return "it implements an interface explicitly";
        if (getter is null) return "it has no getter";
        if (IsForbidden(Symbol) || IsForbidden(getter)) return "it is obsolete, and its use an error";
        return IsAccessible(getter, reader, isOwn) ? null : "its getter is not accessible from there";
    }

    private static bool IsForbidden(ISymbol symbol)
    {
        foreach (var attribute in symbol.GetAttributes())
            if (IsObsolete(attribute) && attribute.Positional(1, false)) return true;
        return false;
    }

    private static bool IsObsolete(AttributeData attribute) =>
        attribute.AttributeClass is { Name: "ObsoleteAttribute", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    /// <summary>The member, if it is a property or field that someone wrote; the default otherwise.</summary>
    public static SchemaMember Read(ISymbol member) => member switch
    {
        IPropertySymbol property => new SchemaMember(property, property.Type),
        IFieldSymbol { IsImplicitlyDeclared: false } field => new SchemaMember(field, field.Type),
        _ => default,
    };

    private static bool IsAccessible(ISymbol getter, INamedTypeSymbol reader, bool isOwn)
    {
        for (ISymbol? symbol = getter; symbol is not null and not INamespaceSymbol; symbol = symbol.ContainingSymbol)
        {
            bool sameAssembly = SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, reader.ContainingAssembly);
            bool accessible = symbol.DeclaredAccessibility switch
            {
                Accessibility.Public or Accessibility.NotApplicable => true,
                Accessibility.Internal or Accessibility.ProtectedOrInternal => sameAssembly || symbol.ContainingAssembly.GivesAccessTo(reader.ContainingAssembly),
                Accessibility.Private => Encloses(symbol.ContainingType, reader),
                // A protected member is not read through another object than one's own kind.
                Accessibility.Protected or Accessibility.ProtectedAndInternal => Encloses(symbol.ContainingType, reader) || (isOwn && Inherits(reader, symbol.ContainingType)),
                _ => false,
            };
            if (!accessible) return false;
        }
        return true;
    }

    private static bool Encloses(INamedTypeSymbol? outer, INamedTypeSymbol? inner)
    {
        for (; inner is not null; inner = inner.ContainingType)
            if (SymbolEqualityComparer.Default.Equals(inner, outer)) return true;
        return false;
    }

    private static bool Inherits(INamedTypeSymbol? type, INamedTypeSymbol? ancestor)
    {
        for (; type is not null; type = type.BaseType)
            if (SymbolEqualityComparer.Default.Equals(type, ancestor)) return true;
        return false;
    }
}

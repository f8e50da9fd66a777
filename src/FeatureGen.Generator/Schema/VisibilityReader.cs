using Microsoft.CodeAnalysis;

namespace FeatureGen.Generator.Schema;

/// <summary>Finds out how visible a member may be that names a type: C# wants the type to be visible wherever the member is.</summary>
internal static class VisibilityReader
{
    /// <summary>The most visible that a member of <paramref name="owner"/> may be which names <paramref name="type"/>.</summary>
    public static MemberVisibility Of(INamedTypeSymbol owner, INamedTypeSymbol type)
    {
        var visibility = MemberVisibility.Public;
        for (var current = type; current is not null && !Encloses(current, owner); current = current.ContainingType)
        {
            var allowed = current.DeclaredAccessibility switch
            {
                Accessibility.Public => MemberVisibility.Public,
                Accessibility.Internal or Accessibility.ProtectedOrInternal => StaysInAssembly(owner) ? MemberVisibility.Public : MemberVisibility.Internal,
                _ => StaysIn(owner, current.ContainingType) ? MemberVisibility.Public : MemberVisibility.Private,
            };
            if (allowed < visibility) visibility = allowed;
        }
        return visibility;
    }

    private static bool StaysInAssembly(INamedTypeSymbol? type)
    {
        for (; type is not null; type = type.ContainingType)
            if (type.DeclaredAccessibility is Accessibility.Internal or Accessibility.Private or Accessibility.ProtectedAndInternal) return true;
        return false;
    }

    private static bool StaysIn(INamedTypeSymbol? type, INamedTypeSymbol container)
    {
        for (; type is not null; type = type.ContainingType)
            if (type.DeclaredAccessibility == Accessibility.Private && Encloses(container, type.ContainingType)) return true;
        return false;
    }

    private static bool Encloses(INamedTypeSymbol outer, INamedTypeSymbol? inner)
    {
        for (; inner is not null; inner = inner.ContainingType)
            if (SymbolEqualityComparer.Default.Equals(inner, outer)) return true;
        return false;
    }
}

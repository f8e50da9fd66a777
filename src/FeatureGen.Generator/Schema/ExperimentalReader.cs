using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace FeatureGen.Generator.Schema;

/// <summary>Finds the ids under which the compiler reports the use of a symbol that its author calls experimental or obsolete.</summary>
internal static class ExperimentalReader
{
    /// <summary>The ids on a member, on its type and on what that is made of.</summary>
    public static IEnumerable<string> Ids(SchemaMember member)
    {
        var getter = member.Symbol is IPropertySymbol { GetMethod: { } method } ? Own(method) : [];
        return Own(member.Symbol).Concat(getter).Concat(OfType(member.Type));
    }

    private static IEnumerable<string> OfType(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol array) return OfType(array.ElementType);
        if (type is not INamedTypeSymbol named) return [];
        var containing = named.ContainingType is { } outer ? OfType(outer) : [];
        return Own(named).Concat(containing).Concat(named.TypeArguments.SelectMany(OfType));
    }

    // An id that is no identifier is an error of its own where the attribute stands.
    private static IEnumerable<string> Own(ISymbol symbol) => symbol.GetAttributes().Select(Id).Where(id => id is not null && SyntaxFacts.IsValidIdentifier(id)).Select(id => id!);

    private static string? Id(AttributeData attribute) => attribute.AttributeClass?.ToDisplayString() switch
    {
        "System.Diagnostics.CodeAnalysis.ExperimentalAttribute" => attribute.Positional<string?>(0, null),
        "System.ObsoleteAttribute" => attribute.Named<string?>("DiagnosticId", null),
        _ => null,
    };
}

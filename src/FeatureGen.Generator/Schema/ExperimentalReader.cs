using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace FeatureGen.Generator.Schema;

/// <summary>Finds the ids under which the compiler reports the use of a symbol that its author calls experimental or obsolete.</summary>
internal static class ExperimentalReader
{
    /// <summary>Adds the ids on a member, on its type and on what that is made of.</summary>
    public static void AddIds(SchemaMember member, ISet<string> ids)
    {
        AddOwn(member.Symbol, ids);
        if (member.Symbol is IPropertySymbol { GetMethod: { } getter }) AddOwn(getter, ids);
        AddOfType(member.Type, ids);
    }

    private static void AddOfType(ITypeSymbol type, ISet<string> ids)
    {
        while (type is IArrayTypeSymbol array) type = array.ElementType;
        // What the framework itself has a name for is of every version.
        if (type.SpecialType != SpecialType.None || type is not INamedTypeSymbol named) return;
        AddOwn(named, ids);
        if (named.ContainingType is { } outer) AddOfType(outer, ids);
        foreach (var argument in named.TypeArguments) AddOfType(argument, ids);
    }

    // An id that is no identifier is an error of its own where the attribute stands.
    private static void AddOwn(ISymbol symbol, ISet<string> ids)
    {
        foreach (var attribute in symbol.GetAttributes())
            if (Id(attribute) is { } id && SyntaxFacts.IsValidIdentifier(id)) ids.Add(id);
    }

    // Names are compared first: to spell out the namespace of every attribute takes long.
    private static string? Id(AttributeData attribute) => attribute.AttributeClass?.Name switch
    {
        "ExperimentalAttribute" when IsOf(attribute, "System.Diagnostics.CodeAnalysis.ExperimentalAttribute") => attribute.Positional<string?>(0, null),
        "ObsoleteAttribute" when IsOf(attribute, "System.ObsoleteAttribute") => attribute.Named<string?>("DiagnosticId", null),
        _ => null,
    };

    private static bool IsOf(AttributeData attribute, string name) => attribute.AttributeClass!.ToDisplayString() == name;
}

using FeatureGen.Analyzers;
using FeatureGen.Formats.Schemas;
using FeatureGen.Generator.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FeatureGen.CodeFixes.Declared;

/// <summary>A cross that names a field.</summary>
/// <param name="Type">The type that the cross stands on.</param>
/// <param name="Attribute">The cross.</param>
/// <param name="Names">The fields that it names.</param>
/// <param name="Part">Which of them it is.</param>
internal sealed record CrossUse(INamedTypeSymbol Type, AttributeSyntax Attribute, IReadOnlyList<string> Names, int Part)
{
    /// <summary>What names the field; null where names are not written out.</summary>
    public ExpressionSyntax? Value => AttributePlaces.Values(Attribute).ElementAtOrDefault(Part);

    /// <summary>Whether a field has the one index that a cross takes.</summary>
    public static bool Takes(FieldLayout field) => field is { HasValues: false, SlotCount: 1, Field.Kind: not FieldKind.Cross };

    /// <summary>Whether a name is one that the compiler knows.</summary>
    public static bool IsNameOf(ExpressionSyntax part) =>
        part is InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } };

    /// <summary>Another name, in the place and in the manner of one.</summary>
    public static string Written(ExpressionSyntax part, string name) =>
        IsNameOf(part) && !name.Contains('.') ? $"nameof({Identifiers.Escape(name)})" : SymbolDisplay.FormatLiteral(name, quote: true);
}

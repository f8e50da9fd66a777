using System.Threading;
using FeatureGen.CodeFixes.Editing;
using FeatureGen.Generator.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FeatureGen.CodeFixes.Declared;

/// <summary>Finds the attributes that make a property a field, wherever they are written.</summary>
internal static class FieldAttributes
{
    private static readonly string[] s_companions =
        [AttributeNames.Context, AttributeNames.Item, AttributeNames.MultiValued, AttributeNames.Keep];

    /// <summary>The kinds and what goes with them.</summary>
    public static IReadOnlyList<AttributeSyntax> Of(ISymbol member, CancellationToken cancellationToken) =>
        [.. Kinds(member, cancellationToken), .. Companions(member, cancellationToken)];

    /// <summary>The kind; null if it is no field, or has several.</summary>
    public static AttributeSyntax? Kind(ISymbol member, CancellationToken cancellationToken) =>
        Kinds(member, cancellationToken) is { Count: 1 } kinds ? kinds[0] : null;

    /// <summary>The kinds: one, of a field without an error.</summary>
    public static IReadOnlyList<AttributeSyntax> Kinds(ISymbol member, CancellationToken cancellationToken) =>
        [.. AttributeNames.KindsOf(member).Select(a => Syntax(a, cancellationToken)).OfType<AttributeSyntax>()];

    /// <summary>What goes with a kind and says nothing without one.</summary>
    public static IReadOnlyList<AttributeSyntax> Companions(ISymbol member, CancellationToken cancellationToken) =>
        [.. s_companions.Select(name => Find(member, name, cancellationToken)).OfType<AttributeSyntax>()];

    /// <summary>The attribute of that name.</summary>
    public static AttributeSyntax? Find(ISymbol member, string fullName, CancellationToken cancellationToken) =>
        AttributeNames.Find(member, fullName) is { } attribute ? Syntax(attribute, cancellationToken) : null;

    /// <summary>Puts attributes before the modifiers of a declaration, in a list of their own.</summary>
    public static void Add(SyntaxNode declaration, string attributes, TextEdits edits)
    {
        var (modifiers, type, target) = declaration switch
        {
            PropertyDeclarationSyntax property => (property.Modifiers, property.Type, ""),
            ParameterSyntax parameter => (parameter.Modifiers, parameter.Type!, "property: "),
            _ => (((FieldDeclarationSyntax)declaration).Modifiers, ((FieldDeclarationSyntax)declaration).Declaration.Type, ""),
        };
        int position = modifiers.Count > 0 ? modifiers[0].SpanStart : type.SpanStart;
        edits.Insert(declaration.SyntaxTree, position, $"[{target}{attributes}] ");
    }

    private static AttributeSyntax? Syntax(AttributeData attribute, CancellationToken cancellationToken) =>
        attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken) as AttributeSyntax;
}

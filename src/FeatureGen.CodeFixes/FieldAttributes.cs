using FeatureGen.Generator.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace FeatureGen.CodeFixes;

/// <summary>Finds the attributes that make a declaration a field.</summary>
internal static class FieldAttributes
{
    private static readonly string[] s_companions = [AttributeNames.Context, AttributeNames.Item, AttributeNames.MultiValued, AttributeNames.Keep];

    /// <summary>The kind of the field that is declared at a place and what goes with it, or the cross; none if they cannot be removed alone.</summary>
    public static IReadOnlyList<AttributeSyntax> Find(SyntaxNode root, SemanticModel model, TextSpan span)
    {
        foreach (var node in root.FindToken(span.Start).Parent?.AncestorsAndSelf() ?? [])
            switch (node)
            {
                case AttributeSyntax cross when cross.Span == span: return [cross];
                case PropertyDeclarationSyntax property: return Of(property.AttributeLists, SyntaxKind.None, model);
                case ParameterSyntax parameter: return Of(parameter.AttributeLists, SyntaxKind.PropertyKeyword, model);
                case FieldDeclarationSyntax { Declaration.Variables.Count: 1 } field: return Of(field.AttributeLists, SyntaxKind.None, model);
                case MemberDeclarationSyntax: return [];
            }
        return [];
    }

    private static IReadOnlyList<AttributeSyntax> Of(SyntaxList<AttributeListSyntax> lists, SyntaxKind target, SemanticModel model)
    {
        var named = lists.Where(l => target == SyntaxKind.None ? IsOwn(l) : l.Target?.Identifier.IsKind(target) == true)
            .SelectMany(l => l.Attributes)
            .Select(a => (Attribute: a, Name: model.GetTypeInfo(a).Type?.ToDisplayString() ?? ""))
            .ToList();
        if (!named.Any(a => AttributeNames.Kinds.Contains(a.Name))) return [];
        return [.. named.Where(a => AttributeNames.Kinds.Contains(a.Name) || s_companions.Contains(a.Name)).Select(a => a.Attribute)];
    }

    private static bool IsOwn(AttributeListSyntax list) =>
        list.Target is null || list.Target.Identifier.IsKind(list.Parent is FieldDeclarationSyntax ? SyntaxKind.FieldKeyword : SyntaxKind.PropertyKeyword);
}

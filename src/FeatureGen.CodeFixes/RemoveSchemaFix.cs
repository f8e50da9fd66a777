using FeatureGen.Analyzers.Schemas;
using FeatureGen.CodeFixes.Editing;
using FeatureGen.Generator.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;

namespace FeatureGen.CodeFixes;

/// <summary>
/// FG0002, FG0019: takes <c>[FeatureSchema]</c> off what is no schema; FG0002: takes off the modifier that keeps the type from being one.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveSchemaFix))]
public sealed class RemoveSchemaFix() : TextEditFix(
    new FixAction("Remove [FeatureSchema]", "RemoveSchema", RemoveAsync, SchemaRules.UnsupportedDeclaration.Id, SchemaRules.NoFields.Id),
    new FixAction("Remove the modifier", "RemoveModifier", RemoveModifier, SchemaRules.UnsupportedDeclaration.Id))
{
    private static readonly SyntaxKind[] s_modifiers = [SyntaxKind.StaticKeyword, SyntaxKind.RefKeyword, SyntaxKind.FileKeyword];

    private static async Task<bool> RemoveAsync(Finding finding, TextEdits edits)
    {
        if (finding.Type is not { } type || AttributeNames.Find(type, AttributeNames.Schema) is not { } schema) return false;
        if (schema.ApplicationSyntaxReference?.GetSyntax(finding.CancellationToken) is not AttributeSyntax attribute) return false;
        // Without a field there is generated code all the same, and somebody may call it.
        if (finding.Diagnostic.Id == SchemaRules.NoFields.Id && await IsUsedAsync(type, finding).ConfigureAwait(false)) return false;
        foreach (var cross in type.GetAttributes().Where(a => AttributeNames.Is(a, AttributeNames.Cross)))
            if (cross.ApplicationSyntaxReference?.GetSyntax(finding.CancellationToken) is { } syntax) edits.Remove(syntax);
        edits.Remove(attribute);
        return true;
    }

    private static async Task<bool> IsUsedAsync(INamedTypeSymbol type, Finding finding)
    {
        var generated = type.GetMembers().Where(AttributeNames.IsGenerated).Select(m => m.Name);
        var names = new HashSet<string>(generated.Concat(GeneratedNames.OfModel).Concat([GeneratedNames.Schema, GeneratedNames.Extract]));
        var own = type.DeclaringSyntaxReferences.Select(r => r.GetSyntax(finding.CancellationToken)).Where(d => !IsGenerated(d));
        if (own.Any(d => d.DescendantNodes().OfType<IdentifierNameSyntax>().Any(n => names.Contains(n.Identifier.ValueText)))) return true;
        var found = await SymbolFinder.FindReferencesAsync(type, finding.Document.Project.Solution, finding.CancellationToken)
            .ConfigureAwait(false);
        foreach (var place in found.SelectMany(f => f.Locations))
        {
            var root = await place.Document.GetSyntaxRootAsync(finding.CancellationToken).ConfigureAwait(false);
            var node = root!.FindNode(place.Location.SourceSpan);
            if (!node.AncestorsAndSelf().Any(IsGenerated) && Needs(node, names)) return true;
        }
        return false;
    }

    private static bool IsGenerated(SyntaxNode node) =>
        node is MemberDeclarationSyntax member
            && member.AttributeLists.SelectMany(l => l.Attributes).Any(a => a.Name.ToString().Contains("GeneratedCode"))
        || node is TypeDeclarationSyntax type && type.SyntaxTree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal);

    // A type argument may have to be a schema, and what a schema holds has a role there.
    private static bool Needs(SyntaxNode node, HashSet<string> names) => node.Parent switch
    {
        MemberAccessExpressionSyntax access when access.Expression == node => names.Contains(access.Name.Identifier.ValueText),
        TypeArgumentListSyntax => true,
        PropertyDeclarationSyntax or ParameterSyntax or VariableDeclarationSyntax or NullableTypeSyntax =>
            node.FirstAncestorOrSelf<MemberDeclarationSyntax>() is not BaseMethodDeclarationSyntax,
        QualifiedNameSyntax or AliasQualifiedNameSyntax => Needs(node.Parent, names),
        _ => false,
    };

    private static bool RemoveModifier(Finding finding, TextEdits edits)
    {
        if (finding.Type is not { TypeParameters.Length: 0 } type) return false;
        foreach (var reference in type.DeclaringSyntaxReferences)
            if (reference.GetSyntax(finding.CancellationToken) is TypeDeclarationSyntax declaration)
                foreach (var modifier in declaration.Modifiers.Where(m => s_modifiers.Contains(m.Kind())))
                    edits.Change(declaration.SyntaxTree, TextRemoval.Remove(modifier.Span, declaration.SyntaxTree.GetText()));
        if (edits.Changes.Count == 0 || HoldsSpans(type) || IsTaken(type)) return false;
        // A type that is local to a file has a name that nobody can look up.
        return type.IsFileLocal || Trial.Mends(finding, edits);
    }

    // What a ref struct alone can hold.
    private static bool HoldsSpans(INamedTypeSymbol type) =>
        type.GetMembers().OfType<IFieldSymbol>().Any(f => f.RefKind != RefKind.None || f.Type.IsRefLikeType);

    // Seen by the whole project, it needs a name of its own.
    private static bool IsTaken(INamedTypeSymbol type) =>
        type.IsFileLocal && type.ContainingNamespace.GetTypeMembers(type.Name).Any(t => !SymbolEqualityComparer.Default.Equals(t, type));
}

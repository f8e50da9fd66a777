using System.Threading;
using FeatureGen.CodeFixes.Declared;
using FeatureGen.Generator.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FeatureGen.CodeFixes;

/// <summary>A finding and the code that it is about.</summary>
internal sealed class Finding
{
    private Finding(Document document, Diagnostic diagnostic, SyntaxNode root, SemanticModel model, CancellationToken cancellationToken)
    {
        Document = document;
        Diagnostic = diagnostic;
        Model = model;
        CancellationToken = cancellationToken;
        Node = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        Attribute = Node.FirstAncestorOrSelf<AttributeSyntax>();
        Declaration = FindDeclaration(root.FindToken(diagnostic.Location.SourceSpan.Start));
        Members = Declaration is null ? [] : [.. MembersOf(Declaration, model).OfType<ISymbol>()];
    }

    /// <summary>The file.</summary>
    public Document Document { get; }

    /// <summary>The finding.</summary>
    public Diagnostic Diagnostic { get; }

    /// <summary>The meaning of the code.</summary>
    public SemanticModel Model { get; }

    /// <summary>Stops the search for edits.</summary>
    public CancellationToken CancellationToken { get; }

    /// <summary>The smallest node at its place.</summary>
    public SyntaxNode Node { get; }

    /// <summary>The attribute that it is about, or about a part of which; null if it is about another thing.</summary>
    public AttributeSyntax? Attribute { get; }

    /// <summary>
    /// The declaration of the property or field: alone, or with others of which the same is said, since it is about an attribute of all.
    /// </summary>
    public SyntaxNode? Declaration { get; }

    /// <summary>
    /// The property or field that it is about, and others that have its attributes in common; empty if it is about another thing.
    /// </summary>
    public IReadOnlyList<ISymbol> Members { get; }

    /// <summary>The property or field that it is about; null if it is about another thing.</summary>
    public ISymbol? Member => Members.FirstOrDefault();

    /// <summary>The type that is or has what it is about; null outside of types.</summary>
    public INamedTypeSymbol? Type =>
        Node.FirstAncestorOrSelf<BaseTypeDeclarationSyntax>() is { } type ? Model.GetDeclaredSymbol(type, CancellationToken) : null;

    /// <summary>The crosses that would lack a part without the property or field.</summary>
    public IEnumerable<CrossUse> CrossUses => Members.SelectMany(m => Declared.CrossUses.Of(m, Model.Compilation, CancellationToken));

    /// <summary>The attribute of the cross that it is about as a whole.</summary>
    public AttributeSyntax? Cross =>
        Attribute is { Parent.Parent: TypeDeclarationSyntax } && Attribute.Span == Diagnostic.Location.SourceSpan
        && Model.GetTypeInfo(Attribute, CancellationToken).Type?.ToDisplayString() == AttributeNames.Cross ? Attribute : null;

    /// <summary>Reads the code around a finding.</summary>
    public static async Task<Finding?> ReadAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        return root is null || model is null ? null : new Finding(document, diagnostic, root, model, cancellationToken);
    }

    /// <summary>What the analyzer says beside the message.</summary>
    public string? Property(string name) => Diagnostic.Properties.TryGetValue(name, out var value) ? value : null;

    private static SyntaxNode? FindDeclaration(SyntaxToken place)
    {
        for (var node = place.Parent; node is not null; node = node.Parent)
            switch (node)
            {
                case FieldDeclarationSyntax { Declaration: { Variables.Count: > 1 } several } when several.Span.Contains(place.Span):
                    return null;
                case PropertyDeclarationSyntax or ParameterSyntax or FieldDeclarationSyntax: return node;
                case MemberDeclarationSyntax or StatementSyntax: return null;
            }
        return null;
    }

    /// <summary>The property or field at the identifier of its declaration; null where it is none.</summary>
    public static ISymbol? MemberAt(SyntaxToken identifier, SemanticModel model) =>
        identifier.Parent is VariableDeclaratorSyntax variable ? model.GetDeclaredSymbol(variable)
        : FindDeclaration(identifier) is { } declaration ? MembersOf(declaration, model).FirstOrDefault()
        : null;

    private static IEnumerable<ISymbol?> MembersOf(SyntaxNode declaration, SemanticModel model) => declaration switch
    {
        FieldDeclarationSyntax field => field.Declaration.Variables.Select(v => model.GetDeclaredSymbol(v)),
        ParameterSyntax parameter => [PropertyOf(parameter, model)],
        _ => [model.GetDeclaredSymbol(declaration)],
    };

    // Of a record's primary constructor.
    private static IPropertySymbol? PropertyOf(ParameterSyntax parameter, SemanticModel model) =>
        model.GetDeclaredSymbol(parameter) is IParameterSymbol { ContainingType: { } type } symbol
            ? type.GetMembers(symbol.Name).OfType<IPropertySymbol>().FirstOrDefault(p => IsDeclaredBy(p, parameter))
            : null;

    private static bool IsDeclaredBy(ISymbol symbol, SyntaxNode node) =>
        symbol.DeclaringSyntaxReferences.Any(r => r.Span == node.Span && r.SyntaxTree == node.SyntaxTree);
}

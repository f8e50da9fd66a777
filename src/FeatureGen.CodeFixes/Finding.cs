using System.Threading;
using FeatureGen.Generator.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FeatureGen.CodeFixes;

/// <summary>A finding and the code that it is about.</summary>
internal sealed class Finding
{
    private Finding(Diagnostic diagnostic, SyntaxNode root, SemanticModel model, CancellationToken cancellationToken)
    {
        Diagnostic = diagnostic;
        Model = model;
        CancellationToken = cancellationToken;
        Node = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        Attribute = Node.FirstAncestorOrSelf<AttributeSyntax>();
        Declaration = FindDeclaration(root.FindToken(diagnostic.Location.SourceSpan.Start).Parent);
        Member = Declaration is null ? null : MemberOf(Declaration);
    }

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

    /// <summary>The declaration of the property or field, if it declares that alone.</summary>
    public SyntaxNode? Declaration { get; }

    /// <summary>
    /// The property or field that it is about; null if it is about another thing, or about one of several that a declaration declares.
    /// </summary>
    public ISymbol? Member { get; }

    /// <summary>The attribute of the cross that it is about as a whole.</summary>
    public AttributeSyntax? Cross =>
        Attribute is { Parent.Parent: TypeDeclarationSyntax } && Attribute.Span == Diagnostic.Location.SourceSpan
        && Model.GetTypeInfo(Attribute, CancellationToken).Type?.ToDisplayString() == AttributeNames.Cross ? Attribute : null;

    /// <summary>Reads the code around a finding.</summary>
    public static async Task<Finding?> ReadAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        return root is null || model is null ? null : new Finding(diagnostic, root, model, cancellationToken);
    }

    /// <summary>What the analyzer says beside the message.</summary>
    public string? Property(string name) => Diagnostic.Properties.TryGetValue(name, out var value) ? value : null;

    private static SyntaxNode? FindDeclaration(SyntaxNode? node)
    {
        for (; node is not null; node = node.Parent)
            switch (node)
            {
                case PropertyDeclarationSyntax or ParameterSyntax or FieldDeclarationSyntax { Declaration.Variables.Count: 1 }: return node;
                case MemberDeclarationSyntax or StatementSyntax: return null;
            }
        return null;
    }

    private ISymbol? MemberOf(SyntaxNode declaration) => declaration switch
    {
        FieldDeclarationSyntax field => Model.GetDeclaredSymbol(field.Declaration.Variables[0], CancellationToken),
        ParameterSyntax parameter => PropertyOf(parameter),
        _ => Model.GetDeclaredSymbol(declaration, CancellationToken),
    };

    // Of a record's primary constructor.
    private IPropertySymbol? PropertyOf(ParameterSyntax parameter) =>
        Model.GetDeclaredSymbol(parameter, CancellationToken) is IParameterSymbol { ContainingType: { } type } symbol
            ? type.GetMembers(symbol.Name).OfType<IPropertySymbol>().FirstOrDefault(p => IsDeclaredBy(p, parameter))
            : null;

    private static bool IsDeclaredBy(ISymbol symbol, SyntaxNode node) =>
        symbol.DeclaringSyntaxReferences.Any(r => r.Span == node.Span && r.SyntaxTree == node.SyntaxTree);
}

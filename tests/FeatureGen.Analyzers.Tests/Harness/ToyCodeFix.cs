using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FeatureGen.Analyzers.Tests.Harness;

/// <summary>Takes the "bad" off a field's name, or makes it worse, at the user's choice.</summary>
public sealed class ToyCodeFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds => ["TOY001"];

    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode root = (await context.Document.GetSyntaxRootAsync(context.CancellationToken))!;
        var declarator = (VariableDeclaratorSyntax)root.FindNode(context.Span);
        string name = declarator.Identifier.Text;
        Register("good", name.Replace("bad", "good", StringComparison.Ordinal));
        Register("worse", "badly" + name);

        void Register(string key, string newName) => context.RegisterCodeFix(
            CodeAction.Create(key, _ => Task.FromResult(Rename(context.Document, root, declarator, newName)), equivalenceKey: key),
            context.Diagnostics);
    }

    private static Document Rename(Document document, SyntaxNode root, VariableDeclaratorSyntax declarator, string name) =>
        document.WithSyntaxRoot(root.ReplaceNode(declarator, declarator.WithIdentifier(SyntaxFactory.Identifier(name))));
}

using System.Collections.Immutable;
using FeatureGen.Analyzers.Schemas;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace FeatureGen.CodeFixes;

/// <summary>FG0001: adds <c>partial</c> to the type and to those that contain it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakePartialFix))]
public sealed class MakePartialFix : CodeFixProvider
{
    /// <summary>The key of the action.</summary>
    public const string Key = "FeatureGen.MakePartial";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [SchemaRules.NotPartial.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => TextEditFixAll.Create(Edits);

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
            context.RegisterCodeFix(CodeAction.Create(
                "Make the type partial",
                token => TextEditFixAll.ApplyAsync(context.Document, [diagnostic], Edits, token),
                Key), diagnostic);
        return Task.CompletedTask;
    }

    private static IEnumerable<TextChange> Edits(SyntaxNode root, SemanticModel model, SourceText text, Diagnostic diagnostic)
    {
        var node = root.FindToken(diagnostic.Location.SourceSpan.Start).Parent;
        foreach (var type in node?.AncestorsAndSelf().OfType<TypeDeclarationSyntax>() ?? [])
            if (!type.Modifiers.Any(SyntaxKind.PartialKeyword)) yield return new TextChange(new TextSpan(type.Keyword.SpanStart, 0), "partial ");
    }
}

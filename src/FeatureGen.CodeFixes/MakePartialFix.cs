using FeatureGen.Analyzers.Schemas;
using FeatureGen.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FeatureGen.CodeFixes;

/// <summary>FG0001: adds <c>partial</c> to the type and to those that contain it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakePartialFix))]
public sealed class MakePartialFix() : TextEditFix(new FixAction("Make the type partial", "MakePartial", Mend, SchemaRules.NotPartial.Id))
{
    private static bool Mend(Finding finding, TextEdits edits)
    {
        foreach (var type in finding.Node.AncestorsAndSelf().OfType<TypeDeclarationSyntax>())
            if (!type.Modifiers.Any(SyntaxKind.PartialKeyword)) edits.Insert(type.SyntaxTree, type.Keyword.SpanStart, "partial ");
        return true;
    }
}

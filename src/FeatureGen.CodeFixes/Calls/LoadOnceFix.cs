using FeatureGen.Analyzers.Calls;
using FeatureGen.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FeatureGen.CodeFixes.Calls;

/// <summary>
/// FG4004: loads the model into a static field of the type, or, of a program that is statements, into a variable before the statement;
/// where the file is the same for all requests.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(LoadOnceFix))]
public sealed class LoadOnceFix() : TextEditFix(new FixAction("Load the model once", "LoadOnce", Mend, CallRules.RequestLoad.Id))
{
    private static bool Mend(Finding finding, TextEdits edits)
    {
        if (finding.Node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } load) return false;
        if (Surroundings.HasComments(load) || !Surroundings.IsStatic(load, finding)) return false;
        if (load.FirstAncestorOrSelf<GlobalStatementSyntax>() is { } statement) return LoadBefore(statement, load, finding, edits);
        if (load.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } type || type.OpenBraceToken.IsMissing
            || !type.OpenBraceToken.IsKind(SyntaxKind.OpenBraceToken) || type is InterfaceDeclarationSyntax) return false;
        if (Loaded(type, load) is { } known)
        {
            edits.Replace(load, known);
            return true;
        }
        var members = finding.Model.GetDeclaredSymbol(type, finding.CancellationToken)!.MemberNames;
        var name = new[] { "s_model", "s_loadedModel", "s_rankingModel" }.FirstOrDefault(n => !members.Contains(n));
        if (name is null || finding.Model.GetTypeInfo(load, finding.CancellationToken).Type is not { } model) return false;
        var field = $"private static readonly {Surroundings.Name(model, load, finding)} {name} = {load};";
        edits.Insert(type.SyntaxTree, type.OpenBraceToken.Span.End, Before(type) + field);
        edits.Replace(load, name);
        return true;
    }

    private static string? Loaded(TypeDeclarationSyntax type, ExpressionSyntax load) => type.Members.OfType<FieldDeclarationSyntax>()
        .Where(f => f.Modifiers.Any(SyntaxKind.StaticKeyword) && f.Modifiers.Any(SyntaxKind.ReadOnlyKeyword))
        .SelectMany(f => f.Declaration.Variables)
        .FirstOrDefault(v => v.Initializer?.Value.IsEquivalentTo(load) == true)?.Identifier.Text;

    private static string Before(TypeDeclarationSyntax type)
    {
        var text = type.SyntaxTree.GetText();
        int start = type.OpenBraceToken.Span.End;
        if (!TextRemoval.IsBlank(text, start, text.Lines.GetLineFromPosition(start).End)) return " ";
        var first = type.Members.FirstOrDefault();
        var indent = first is null ? LineBreaks.Indent(text, start) + "    " : LineBreaks.Indent(text, first.SpanStart);
        return LineBreaks.At(text, start) + indent;
    }

    private static bool LoadBefore(GlobalStatementSyntax statement, InvocationExpressionSyntax load, Finding finding, TextEdits edits)
    {
        var functions = load.Ancestors().TakeWhile(a => a != statement);
        if (functions.OfType<AnonymousFunctionExpressionSyntax>().Any(f => f.Modifiers.Any(SyntaxKind.StaticKeyword))
            || statement.Statement is LocalFunctionStatementSyntax) return false;
        var root = finding.Model.SyntaxTree.GetRoot(finding.CancellationToken);
        if (Surroundings.FreeName(root, finding.Model, "model", "loadedModel", "rankingModel") is not { } name) return false;
        var next = LineBreaks.Separator(statement.SyntaxTree.GetText(), statement.SpanStart);
        edits.Insert(statement.SyntaxTree, statement.SpanStart, $"var {name} = {load};{next}");
        edits.Replace(load, name);
        edits.Claim("LoadOnce:" + name);
        return true;
    }
}

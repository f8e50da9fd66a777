using FeatureGen.CodeFixes.Editing;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace FeatureGen.CodeFixes.Calls;

/// <summary>The body of a method that is an expression.</summary>
internal static class ArrowBody
{
    /// <summary>Puts a block of statements in its place; false where comments would be lost.</summary>
    public static bool Expand(MethodDeclarationSyntax method, IEnumerable<string> statements, TextEdits edits)
    {
        if (method.ExpressionBody is not { } arrow || Surroundings.HasComments(arrow)) return false;
        var next = LineBreaks.Separator(method.SyntaxTree.GetText(), method.SpanStart);
        var inner = next.Length == 1 ? next : next + (next.EndsWith("\t", StringComparison.Ordinal) ? "\t" : "    ");
        var span = TextSpan.FromBounds(arrow.GetFirstToken().GetPreviousToken().Span.End, method.SemicolonToken.Span.End);
        edits.Change(method.SyntaxTree, new TextChange(span, $"{next}{{{inner}{string.Join(inner, statements)}{next}}}"));
        return true;
    }
}

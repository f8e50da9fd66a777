using FeatureGen.Analyzers.Calls;
using FeatureGen.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace FeatureGen.CodeFixes.Calls;

/// <summary>FG4007: removes what sorts results once more, a statement of its own or a step of a query.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(KeepRankingFix))]
public sealed class KeepRankingFix() : TextEditFix(new FixAction(
    "Leave the ranking as it is", "KeepRanking", Mend, CallRules.RankedAgain.Id))
{
    private static bool Mend(Finding finding, TextEdits edits)
    {
        var end = finding.Diagnostic.Location.SourceSpan.End;
        if (finding.Node.FirstAncestorOrSelf<InvocationExpressionSyntax>(call => call.Span.End == end) is not
            { Expression: MemberAccessExpressionSyntax access } sort) return false;
        if (sort.Parent is ExpressionStatementSyntax statement) return Remove(statement, edits);
        // What comes after it takes any sequence; but Reverse of an array would turn the array itself.
        bool isStep = sort.Parent is MemberAccessExpressionSyntax
        {
            Parent: InvocationExpressionSyntax, Name.Identifier.ValueText: not "Reverse",
        } || sort.Parent is ForEachStatementSyntax;
        if (!isStep || Holds(sort, access.Expression.Span.End)) return false;
        edits.Replace(sort, access.Expression.ToString());
        return true;
    }

    // With its line, where it has one to itself.
    private static bool Remove(ExpressionStatementSyntax statement, TextEdits edits)
    {
        if (statement.Parent is not BlockSyntax || Holds(statement, statement.SpanStart)) return false;
        var line = statement.SyntaxTree.GetText().Lines.GetLineFromPosition(statement.SpanStart);
        var text = line.Text!;
        bool isAlone = string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(line.Start, statement.SpanStart)))
            && statement.Span.End <= line.End
            && string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(statement.Span.End, line.End)));
        var span = isAlone ? line.SpanIncludingLineBreak : TextSpan.FromBounds(statement.SpanStart, statement.FullSpan.End);
        edits.Change(statement.SyntaxTree, new TextChange(span, ""));
        return true;
    }

    // A comment or directive that would be lost.
    private static bool Holds(SyntaxNode node, int from) =>
        node.DescendantTrivia().Any(t => t.SpanStart >= from && t.Span.End <= node.Span.End && !string.IsNullOrWhiteSpace(t.ToFullString()))
        || node.GetTrailingTrivia().Any(t => node is StatementSyntax && !string.IsNullOrWhiteSpace(t.ToFullString()));
}

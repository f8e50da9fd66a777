using FeatureGen.Analyzers.Calls;
using FeatureGen.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace FeatureGen.CodeFixes.Calls;

/// <summary>
/// FG4003: puts the call with all rows in the place of a loop that does nothing but score them into an array or span (
/// <c>scores[i] = Ad.Score(rows[i]);</c>), or add their scores to a list, or of a query that does the same. Not where the loop does
/// more, or has comments, which would be lost.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(BatchScoreFix))]
public sealed class BatchScoreFix() : TextEditFix(new FixAction("Score all rows at once", "BatchScore", Mend, CallRules.ScoreLoop.Id))
{
    private static bool Mend(Finding finding, TextEdits edits)
    {
        if (finding.Node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } call) return false;
        if (BatchCall.Of(call, finding) is not { } batch) return false;
        if (call.Parent is LambdaExpressionSyntax) return BatchQuery.Mend(call, batch, finding, edits);
        if (call.FirstAncestorOrSelf<ExpressionStatementSyntax>() is not { } statement
            || RowLoop.Around(statement, batch.Row) is not { } loop) return false;
        if (SpanText.OfVariable(loop.Rows, finding) is not { } rows) return false;
        var text = statement.Expression switch
        {
            AssignmentExpressionSyntax assignment when loop.IsIndexed => Assigned(assignment, call, batch, loop, rows, finding),
            InvocationExpressionSyntax add => Added(add, call, batch, loop, rows, finding),
            _ => null,
        };
        if (text is null) return false;
        edits.Replace(loop.Statement, text);
        return true;
    }

    private static string? Assigned(
        AssignmentExpressionSyntax assignment, InvocationExpressionSyntax call, BatchCall batch, RowLoop loop, SpanText rows,
        Finding finding)
    {
        if (!assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) || assignment.Right != call) return null;
        if (loop.CollectionOf(assignment.Left) is not { } scores
            || SpanText.OfVariable(scores, finding) is not { IsWritable: true } destination) return null;
        return destination.Element.SpecialType == SpecialType.System_Single ? batch.Scoring(rows, destination.Text) : null;
    }

    private static string? Added(
        InvocationExpressionSyntax add, InvocationExpressionSyntax call, BatchCall batch, RowLoop loop, SpanText rows, Finding finding)
    {
        if (add.ArgumentList.Arguments.Count != 1 || add.ArgumentList.Arguments[0].Expression != call) return null;
        if (add.Expression is not MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax scores } access) return null;
        if (SpanText.OfVariable(scores, finding) is not { IsList: true, Element.SpecialType: SpecialType.System_Single } list) return null;
        if (access.Name.Identifier.ValueText != "Add" || loop.Statement.Parent is not BlockSyntax) return null;
        if (!SpanText.HasSetCount(finding.Model.Compilation)) return null;
        var grow = $"{SpanText.Marshal(scores, finding)}.SetCount({scores}, {scores}.Count + {rows.Count});";
        var next = LineBreaks.Separator(loop.Statement.SyntaxTree.GetText(), loop.Statement.SpanStart);
        return batch.Scoring(rows, $"{list.Text}[^{rows.Count}..]") is { } scoring ? grow + next + scoring : null;
    }
}

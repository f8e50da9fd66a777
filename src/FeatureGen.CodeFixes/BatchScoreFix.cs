using FeatureGen.Analyzers.Calls;
using FeatureGen.CodeFixes.Calls;
using FeatureGen.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace FeatureGen.CodeFixes;

/// <summary>
/// FG4003: puts the call with all rows in the place of a loop that does nothing but score them into an array or span (
/// <c>scores[i] = Ad.Score(rows[i]);</c>), or add their scores to a list. Not where the loop does
/// more, or has comments, which would be lost.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(BatchScoreFix))]
public sealed class BatchScoreFix() : TextEditFix(new FixAction("Score all rows at once", "BatchScore", Mend, CallRules.ScoreLoop.Id))
{
    private static bool Mend(Finding finding, TextEdits edits)
    {
        if (finding.Node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { ArgumentList.Arguments.Count: 1 } call) return false;
        if (call.FirstAncestorOrSelf<ExpressionStatementSyntax>() is not { } statement
            || RowLoop.Around(statement, call) is not { } loop) return false;
        if (SpanText.OfVariable(loop.Rows, finding) is not { } rows || !HasBatch(call, finding)) return false;
        var text = statement.Expression switch
        {
            AssignmentExpressionSyntax assignment when loop.IsIndexed => Assigned(assignment, call, loop, rows, finding),
            InvocationExpressionSyntax add => Added(add, call, loop, rows, finding),
            _ => null,
        };
        if (text is null) return false;
        edits.Replace(loop.Statement, text);
        return true;
    }

    private static string? Assigned(
        AssignmentExpressionSyntax assignment, InvocationExpressionSyntax call, RowLoop loop, SpanText rows, Finding finding)
    {
        if (!assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) || assignment.Right != call) return null;
        if (loop.CollectionOf(assignment.Left) is not { } scores
            || SpanText.OfVariable(scores, finding) is not { IsWritable: true } destination) return null;
        return destination.Element.SpecialType == SpecialType.System_Single ? $"{call.Expression}({rows.Text}, {destination.Text});" : null;
    }

    private static string? Added(
        InvocationExpressionSyntax add, InvocationExpressionSyntax call, RowLoop loop, SpanText rows, Finding finding)
    {
        if (add.ArgumentList.Arguments.Count != 1 || add.ArgumentList.Arguments[0].Expression != call) return null;
        if (add.Expression is not MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax scores } access) return null;
        if (SpanText.OfVariable(scores, finding) is not { IsList: true, Element.SpecialType: SpecialType.System_Single } list) return null;
        if (access.Name.Identifier.ValueText != "Add" || loop.Statement.Parent is not BlockSyntax) return null;
        if (!HasSetCount(finding.Model.Compilation)) return null;
        var grow = $"{SpanText.Marshal(scores, finding)}.SetCount({scores}, {scores}.Count + {rows.Count});";
        return $"{grow}{NewLine(loop.Statement)}{call.Expression}({rows.Text}, {list.Text}[^{rows.Count}..]);";
    }

    private static string NewLine(StatementSyntax statement)
    {
        var text = statement.SyntaxTree.GetText();
        var line = text.Lines.GetLineFromPosition(statement.SpanStart);
        var indent = text.ToString(TextSpan.FromBounds(line.Start, statement.SpanStart));
        if (!string.IsNullOrWhiteSpace(indent)) return " ";
        return text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak)) + indent;
    }

    private static bool HasSetCount(Compilation compilation) =>
        compilation.GetTypeByMetadataName("System.Runtime.InteropServices.CollectionsMarshal")?.GetMembers("SetCount").IsEmpty == false;

    private static bool HasBatch(InvocationExpressionSyntax call, Finding finding) =>
        finding.Model.GetSymbolInfo(call, finding.CancellationToken).Symbol is IMethodSymbol method
        && method.ContainingType.GetMembers(method.Name).OfType<IMethodSymbol>().Any(m =>
            m.Parameters.Length == 2 && m.Parameters[0].Type is INamedTypeSymbol { Name: "ReadOnlySpan", TypeArguments.Length: 1 } rows
                && m.Parameters[1].Type.Name == "Span"
            && SymbolEqualityComparer.Default.Equals(rows.TypeArguments[0], method.Parameters[0].Type));
}

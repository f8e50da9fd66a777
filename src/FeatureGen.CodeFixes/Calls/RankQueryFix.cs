using FeatureGen.Analyzers.Calls;
using FeatureGen.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FeatureGen.CodeFixes.Calls;

/// <summary>
/// FG4003: ranks the rows, and reads those that are found, in the place of a query for the best,
/// <c>rows.OrderByDescending(row => Ad.Score(row)).Take(10)</c>. Equal scores are in the order of the rows, and NaN comes last, by both.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RankQueryFix))]
public sealed class RankQueryFix() : TextEditFix(new FixAction("Rank the rows", "RankQuery", Mend, CallRules.ScoreLoop.Id))
{
    // So many results are allocated however few rows there are.
    private const int MaxResults = 1024;

    private static bool Mend(Finding finding, TextEdits edits)
    {
        if (finding.Node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } call) return false;
        if (BatchCall.Of(call, finding) is not { } batch || Query(call, batch) is not var (query, source, taken)) return false;
        if (Surroundings.HasComments(query) || !IsOfLinq(query, finding) || !Surroundings.IsCaptured(source, finding)) return false;
        if (SpanText.OfVariable(source, finding) is not { } rows || Size(taken, rows, query, finding) is not { } size) return false;
        var model = finding.Model;
        if (Surroundings.FreeName(query, model, "top", "ranked", "topRows", "topRanked") is not { } top
            || Surroundings.FreeName(query, model, "count", "found", "foundCount", "rankedCount") is not { } count
            || Surroundings.FreeName(query, model, "best", "result", "place", "bestPlace") is not { } best) return false;
        if (batch.Ranking(rows, top) is not { } ranking) return false;
        string[] before = [$"var {top} = new {Ranked(query, finding)}[{size}];", $"int {count} = {ranking};"];
        var instead = $"{top}.Take({count}).Select({best} => {source}[{best}.Index])";
        edits.Claim($"RankQuery:{Surroundings.Function(query)?.SpanStart}");
        return Insert(query, before, instead, finding, edits);
    }

    private static (InvocationExpressionSyntax Query, IdentifierNameSyntax Source, ExpressionSyntax Taken)? Query(
        InvocationExpressionSyntax call, BatchCall batch)
    {
        bool isNegated = call.Parent is PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression };
        if (BatchQuery.Step(isNegated ? (ExpressionSyntax)call.Parent! : call, batch) is not var (step, method, source)
            || method != (isNegated ? "OrderBy" : "OrderByDescending")) return null;
        return step.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Take", Parent: InvocationExpressionSyntax query }
            && Surroundings.Only(query.ArgumentList) is { } taken
                ? (query, source, taken)
                : null;
    }

    private static bool IsOfLinq(InvocationExpressionSyntax query, Finding finding) =>
        finding.Model.GetSymbolInfo(query, finding.CancellationToken).Symbol?.ContainingType is { Name: "Enumerable" } type
        && type.ContainingNamespace.ToDisplayString() == "System.Linq";

    // Take knows less than none and more than all.
    private static string? Size(ExpressionSyntax taken, SpanText rows, SyntaxNode place, Finding finding)
    {
        if (finding.Model.GetTypeInfo(taken, finding.CancellationToken).Type?.SpecialType != SpecialType.System_Int32) return null;
        if (finding.Model.GetConstantValue(taken, finding.CancellationToken).Value is int and > 0 and <= MaxResults)
            return taken.ToString();
        if (taken.DescendantNodesAndSelf().Any(n => n is not (SimpleNameSyntax or MemberAccessExpressionSyntax or LiteralExpressionSyntax)))
            return null;
        bool isImported = !finding.Model.LookupNamespacesAndTypes(place.SpanStart, name: "Math").IsEmpty;
        return $"{(isImported ? "" : "System.")}Math.Clamp({taken}, 0, {rows.Count})";
    }

    private static string Ranked(SyntaxNode place, Finding finding) =>
        finding.Model.Compilation.GetTypeByMetadataName("FeatureGen.Ranked") is { } ranked
            ? Surroundings.Name(ranked, place, finding)
            : "FeatureGen.Ranked";

    private static bool Insert(ExpressionSyntax query, string[] before, string instead, Finding finding, TextEdits edits)
    {
        var whole = query.Ancestors().TakeWhile(a => a is not (StatementSyntax or MemberDeclarationSyntax)).ToList();
        // What is asked for only now and then is not ranked each time.
        if (whole.Any(a => a is ConditionalExpressionSyntax or ConditionalAccessExpressionSyntax or SwitchExpressionSyntax
            or AnonymousFunctionExpressionSyntax || a is BinaryExpressionSyntax
            {
                RawKind: (int)SyntaxKind.LogicalAndExpression or (int)SyntaxKind.LogicalOrExpression or (int)SyntaxKind.CoalesceExpression,
            })) return false;
        if (whole.OfType<ArrowExpressionClauseSyntax>().FirstOrDefault() is { } arrow)
            return arrow.Parent is MethodDeclarationSyntax method
                && ArrowBody.Expand(method, [.. before, Rest(method, arrow.Expression, query, instead, finding)], edits);
        if (query.FirstAncestorOrSelf<StatementSyntax>() is not { Parent: BlockSyntax } statement
            || statement is not (LocalDeclarationStatementSyntax or ExpressionStatementSyntax or ReturnStatementSyntax
                or ForEachStatementSyntax)) return false;
        var next = LineBreaks.Separator(statement.SyntaxTree.GetText(), statement.SpanStart);
        edits.Insert(statement.SyntaxTree, statement.SpanStart, string.Concat(before.Select(b => b + next)));
        edits.Replace(query, instead);
        return true;
    }

    // What the method did with the query.
    private static string Rest(
        MethodDeclarationSyntax method, ExpressionSyntax value, ExpressionSyntax query, string instead, Finding finding)
    {
        var text = value.ToString();
        int start = query.SpanStart - value.SpanStart;
        var rest = text.Substring(0, start) + instead + text.Substring(start + query.Span.Length) + ";";
        bool returns = finding.Model.GetDeclaredSymbol(method, finding.CancellationToken) is { ReturnsVoid: false };
        bool isTask = Surroundings.IsAsync(method) && method.ReturnType is IdentifierNameSyntax;
        return returns && !isTask ? "return " + rest : rest;
    }
}

using FeatureGen.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace FeatureGen.CodeFixes.Calls;

/// <summary>A query that scores rows into an array or list, <c>rows.Select(row => Ad.Score(row)).ToArray()</c>.</summary>
internal static class BatchQuery
{
    /// <summary>Puts the memory and the call with all rows in its place, where it is what a variable is set to, or is returned.</summary>
    public static bool Mend(InvocationExpressionSyntax call, BatchCall batch, Finding finding, TextEdits edits)
    {
        if (Query(call, batch) is not var (query, source, isList) || Surroundings.HasComments(query)) return false;
        if (SpanText.OfVariable(source, finding) is not { } rows) return false;
        if (isList && !SpanText.HasSetCount(finding.Model.Compilation) || batch.Scoring(rows, "") is null) return false;
        var made = isList
            ? $"new {Surroundings.Name(Type(query, finding)!, query, finding)}({rows.Count})"
            : $"new float[{rows.Count}]";
        return query.Parent switch
        {
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable } => Declared(variable, query, finding)
                && Set(variable.Identifier.Text, query, made, variable.FirstAncestorOrSelf<StatementSyntax>()!),
            AssignmentExpressionSyntax { Left: IdentifierNameSyntax target, Parent: ExpressionStatementSyntax statement } assignment =>
                assignment.Right == query && IsExact(target, query, finding) && Set(target.Identifier.Text, query, made, statement),
            ReturnStatementSyntax { Parent: BlockSyntax } statement => Return(statement),
            ArrowExpressionClauseSyntax { Parent: MethodDeclarationSyntax method } => Arrow(method),
            _ => false,
        };

        bool Set(string scores, ExpressionSyntax value, string memory, StatementSyntax statement)
        {
            if (statement.Parent is not BlockSyntax) return false;
            edits.Replace(value, memory);
            edits.InsertAfter(statement, Separator(statement) + string.Join(Separator(statement), Calls(scores)));
            return true;
        }

        bool Return(ReturnStatementSyntax statement)
        {
            if (Name(statement) is not { } scores) return false;
            edits.Replace(statement, string.Join(Separator(statement), Body(scores)));
            return true;
        }

        bool Arrow(MethodDeclarationSyntax method) =>
            Name(method) is { } scores && ArrowBody.Expand(method, Body(scores), edits);

        string? Name(SyntaxNode place) => Surroundings.FreeName(place, finding.Model, "scores", "allScores", "rowScores");
        IEnumerable<string> Body(string scores) => [$"var {scores} = {made};", .. Calls(scores), $"return {scores};"];
        IEnumerable<string> Calls(string scores)
        {
            var marshal = SpanText.Marshal(query, finding);
            if (isList) yield return $"{marshal}.SetCount({scores}, {rows.Count});";
            yield return batch.Scoring(rows, isList ? $"{marshal}.AsSpan({scores})" : scores)!;
        }
    }

    /// <summary>
    /// The step of a query over a collection that asks a call of each row and no more, <c>rows.Select(row => Ad.Score(row))</c>; null where
    /// it is none.
    /// </summary>
    /// <param name="value">The call, or what it is the only part of.</param>
    /// <param name="batch">The call.</param>
    public static (InvocationExpressionSyntax Step, string Method, IdentifierNameSyntax Source)? Step(
        ExpressionSyntax value, BatchCall batch)
    {
        if (batch.Row is not IdentifierNameSyntax row || value.Parent is not LambdaExpressionSyntax lambda) return null;
        if (Parameter(lambda) != row.Identifier.ValueText) return null;
        if (lambda.Parent is not ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax step }
            || Surroundings.Only(step.ArgumentList) != lambda) return null;
        return step.Expression is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax source } access
            ? (step, access.Name.Identifier.ValueText, source)
            : null;
    }

    private static (InvocationExpressionSyntax Query, IdentifierNameSyntax Source, bool IsList)? Query(
        InvocationExpressionSyntax call, BatchCall batch)
    {
        if (Step(call, batch) is not (var select, "Select", var source)) return null;
        if (select.Parent is not MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax query } made
            || query.ArgumentList.Arguments.Count > 0) return null;
        return made.Name.Identifier.ValueText switch
        {
            "ToArray" => (query, source, false),
            "ToList" => (query, source, true),
            _ => null,
        };
    }

    private static string? Parameter(LambdaExpressionSyntax lambda) => lambda switch
    {
        SimpleLambdaExpressionSyntax simple => simple.Parameter.Identifier.ValueText,
        ParenthesizedLambdaExpressionSyntax { ParameterList.Parameters: { Count: 1 } parameters } => parameters[0].Identifier.ValueText,
        _ => null,
    };

    // The variable holds no less than the query makes.
    private static bool Declared(VariableDeclaratorSyntax variable, ExpressionSyntax query, Finding finding) =>
        variable.Parent is VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax } declaration
        && IsExact(declaration.Type, query, finding);

    private static bool IsExact(ExpressionSyntax variable, ExpressionSyntax query, Finding finding) =>
        SymbolEqualityComparer.Default.Equals(Type(variable, finding), Type(query, finding));

    private static ITypeSymbol? Type(ExpressionSyntax value, Finding finding) =>
        finding.Model.GetTypeInfo(value, finding.CancellationToken).Type;

    private static string Separator(SyntaxNode node) => LineBreaks.Separator(node.SyntaxTree.GetText(), node.SpanStart);
}

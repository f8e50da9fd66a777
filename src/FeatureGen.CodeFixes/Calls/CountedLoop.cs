using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FeatureGen.CodeFixes.Calls;

/// <summary>A loop that counts as long as its counter is below an end, <c>for (int i = 0; i &lt; rows.Length; i++)</c>.</summary>
/// <param name="Statement">The loop.</param>
/// <param name="Index">The name of its counter.</param>
/// <param name="End">The end.</param>
internal sealed record CountedLoop(ForStatementSyntax Statement, string Index, ExpressionSyntax End)
{
    /// <summary>Whether it goes from 0 by steps of 1.</summary>
    public bool IsOfAll =>
        Statement.Declaration is { Variables: { Count: 1 } variables }
        && variables[0] is { Initializer.Value: LiteralExpressionSyntax { Token.Value: 0 } } counter
        && counter.Identifier.ValueText == Index
        && Statement.Incrementors.Count == 1 && IsStep(Statement.Incrementors[0]);

    /// <summary>The loop as one that counts; null if it is another.</summary>
    public static CountedLoop? Of(ForStatementSyntax loop) => loop.Condition switch
    {
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LessThanExpression, Left: IdentifierNameSyntax index } condition =>
            new(loop, index.Identifier.ValueText, condition.Right),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.GreaterThanExpression, Right: IdentifierNameSyntax index } condition =>
            new(loop, index.Identifier.ValueText, condition.Left),
        _ => null,
    };

    /// <summary>The loop around a node whose counter an expression is; null where it is none.</summary>
    public static CountedLoop? Around(SyntaxNode node, ExpressionSyntax counter) => counter is IdentifierNameSyntax name
        ? node.Ancestors().OfType<ForStatementSyntax>().Select(Of).FirstOrDefault(l => l?.Index == name.Identifier.ValueText)
        : null;

    /// <summary>Whether an expression is the end of a loop that counts.</summary>
    public static bool IsEnd(ExpressionSyntax value) =>
        value.Parent is BinaryExpressionSyntax { Parent: ForStatementSyntax loop } && Of(loop)?.End == value;

    /// <summary>Whether it ends where a collection of that name does.</summary>
    public bool EndsWith(string collection) =>
        End is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Length" or "Count", Expression: IdentifierNameSyntax name }
        && name.Identifier.ValueText == collection;

    private bool IsStep(ExpressionSyntax step) => step switch
    {
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PostIncrementExpression, Operand: IdentifierNameSyntax name } =>
            name.Identifier.ValueText == Index,
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression, Operand: IdentifierNameSyntax name } =>
            name.Identifier.ValueText == Index,
        _ => false,
    };
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FeatureGen.CodeFixes.Calls;

/// <summary>
/// A loop over all elements of a collection that does nothing but one thing with each: <c>for</c> from the first to the last, or
/// <c>foreach</c>.
/// </summary>
internal sealed class RowLoop
{
    private readonly string? _index;

    private RowLoop(StatementSyntax statement, IdentifierNameSyntax rows, string? index)
    {
        Statement = statement;
        Rows = rows;
        _index = index;
    }

    /// <summary>The loop.</summary>
    public StatementSyntax Statement { get; }

    /// <summary>The collection.</summary>
    public IdentifierNameSyntax Rows { get; }

    /// <summary>Whether it counts.</summary>
    public bool IsIndexed => _index is not null;

    /// <summary>
    /// The loop whose body is a statement that calls something with the element of the turn, and no more than a name for that; null if it
    /// is another.
    /// </summary>
    /// <param name="statement">The statement.</param>
    /// <param name="row">What it hands over.</param>
    public static RowLoop? Around(StatementSyntax statement, ExpressionSyntax row)
    {
        var body = statement.Parent is BlockSyntax block ? block : (StatementSyntax)statement;
        var named = body is BlockSyntax { Statements: var statements } ? statements.Where(s => s != statement).ToList() : [];
        var loop = body.Parent switch
        {
            ForStatementSyntax counted when counted.Statement == body => OfFor(counted, row, named),
            ForEachStatementSyntax each when each.Statement == body && named.Count == 0 && row is IdentifierNameSyntax name
                && name.Identifier.ValueText == each.Identifier.ValueText
                => each.Expression is IdentifierNameSyntax rows ? new(each, rows, null) : null,
            _ => null,
        };
        return loop is not null && !Surroundings.HasComments(loop.Statement) ? loop : null;
    }

    /// <summary>The collection of which an expression is the element of the turn; null if it is none.</summary>
    public IdentifierNameSyntax? CollectionOf(ExpressionSyntax element) => CollectionOf(element, _index);

    private static IdentifierNameSyntax? CollectionOf(ExpressionSyntax element, string? index)
    {
        if (element is RefExpressionSyntax reference) element = reference.Expression;
        return element is ElementAccessExpressionSyntax
            { Expression: IdentifierNameSyntax name, ArgumentList.Arguments: { Count: 1 } arguments }
            && IsName(arguments[0].Expression, index) ? name : null;
    }

    private static RowLoop? OfFor(ForStatementSyntax loop, ExpressionSyntax row, IReadOnlyList<StatementSyntax> named)
    {
        if (CountedLoop.Of(loop) is not { IsOfAll: true } counted) return null;
        if (named.Count > 1 || (named.Count == 1 && !Names(named[0], ref row))) return null;
        return CollectionOf(row, counted.Index) is { } rows && counted.EndsWith(rows.Identifier.ValueText)
            ? new RowLoop(loop, rows, counted.Index)
            : null;
    }

    // var row = rows[i];
    private static bool Names(StatementSyntax statement, ref ExpressionSyntax row)
    {
        if (statement is not LocalDeclarationStatementSyntax { Declaration.Variables: { Count: 1 } variables }
            || variables[0].Initializer is not { } initializer) return false;
        if (!IsName(row, variables[0].Identifier.ValueText)) return false;
        row = initializer.Value;
        return true;
    }

    private static bool IsName(ExpressionSyntax expression, string? name) =>
        expression is IdentifierNameSyntax identifier && identifier.Identifier.ValueText == name;
}

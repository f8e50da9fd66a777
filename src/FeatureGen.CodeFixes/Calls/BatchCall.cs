using FeatureGen.Generator.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FeatureGen.CodeFixes.Calls;

/// <summary>The call with all rows that does what calls with one row do for each, or ranks by them.</summary>
internal sealed class BatchCall
{
    private const int FirstWithSpans = 1400; // C# 14

    private readonly InvocationExpressionSyntax _call;
    private readonly IMethodSymbol _method;
    private readonly ExpressionSyntax? _context;

    private BatchCall(InvocationExpressionSyntax call, IMethodSymbol method, ExpressionSyntax row, ExpressionSyntax? context) =>
        (_call, _method, Row, _context) = (call, method, row, context);

    /// <summary>What differs from call to call: the row, or the item that it is made of.</summary>
    public ExpressionSyntax Row { get; }

    /// <summary>The call for one that scores a row; null where there is none.</summary>
    public static BatchCall? Of(InvocationExpressionSyntax call, Finding finding)
    {
        if (Surroundings.Only(call.ArgumentList) is not { } row
            || finding.Model.GetSymbolInfo(call, finding.CancellationToken).Symbol is not IMethodSymbol method) return null;
        if (row is not BaseObjectCreationExpressionSyntax made) return new BatchCall(call, method, row, null);
        return Parts(made, method.Parameters[0].Type, finding) is var (context, item) ? new BatchCall(call, method, item, context) : null;
    }

    /// <summary>The statement that scores all rows; null where there is no such method.</summary>
    public string? Scoring(SpanText rows, string scores)
    {
        // Generated code has no scores of a context and items, a loaded model has.
        bool isThere = _context is null ? Takes("Score", rows) : !_method.IsStatic;
        return isThere ? Written(_call.Expression.ToString(), rows, scores) + ";" : null;
    }

    /// <summary>The call that ranks all rows; null where there is no such method.</summary>
    public string? Ranking(SpanText rows, string top)
    {
        if (!Takes("Rank", rows) && (_context is null || _method.IsStatic)) return null;
        var receiver = _call.Expression is MemberAccessExpressionSyntax access ? access.Expression + "." : "";
        return Written(receiver + "Rank", rows, top);
    }

    private string Written(string method, SpanText rows, string destination)
    {
        if (_context is null) return $"{method}({rows.Text}, {destination})";
        // What generated code takes is no type parameter, to be told from the argument.
        bool infersSpans = _method.IsStatic
            || (int)((CSharpParseOptions)_call.SyntaxTree.Options).LanguageVersion >= FirstWithSpans;
        var items = infersSpans || rows.IsReadOnlySpan ? rows.Text : $"(System.ReadOnlySpan<{rows.ElementName}>){rows.Text}";
        return $"{method}({_context}, {items}, {destination})";
    }

    private bool Takes(string name, SpanText rows) => _method.ContainingType.GetMembers(name).OfType<IMethodSymbol>().Any(m =>
        m.Parameters.Length == (_context is null ? 2 : 3) && m.Parameters[m.Parameters.Length - 1].Type.Name == "Span"
        && m.Parameters[m.Parameters.Length - 2].Type is INamedTypeSymbol { Name: "ReadOnlySpan", TypeArguments.Length: 1 } taken
        && SymbolEqualityComparer.Default.Equals(taken.TypeArguments[0], rows.Element));

    // A row of a context that is at hand and an item, and of nothing else.
    private static (ExpressionSyntax Context, ExpressionSyntax Item)? Parts(
        BaseObjectCreationExpressionSyntax made, ITypeSymbol type, Finding finding)
    {
        if (!type.AllInterfaces.Any(i => i is { Name: "IJoinedSchema", TypeArguments.Length: 3 })) return null;
        if (finding.Model.GetSymbolInfo(made, finding.CancellationToken).Symbol is not IMethodSymbol constructor) return null;
        var values = new List<(string? Member, ExpressionSyntax? Value)>();
        foreach (var set in made.Initializer?.Expressions ?? default)
            values.Add(set is AssignmentExpressionSyntax { Left: IdentifierNameSyntax member } assignment
                ? (member.Identifier.ValueText, assignment.Right)
                : default);
        for (int i = 0; i < made.ArgumentList?.Arguments.Count; i++)
        {
            var argument = made.ArgumentList.Arguments[i];
            values.Add((argument.NameColon?.Name.Identifier.ValueText ?? constructor.Parameters[i].Name, argument.Expression));
        }
        if (values.Count != 2) return null;
        var context = values.FirstOrDefault(v => Has(type, v.Member, AttributeNames.Context)).Value;
        var item = values.FirstOrDefault(v => Has(type, v.Member, AttributeNames.Item)).Value;
        return context is IdentifierNameSyntax && item is not null ? (context, item) : null;
    }

    private static bool Has(ITypeSymbol type, string? member, string role) =>
        member is not null && type.GetMembers(member).Any(m => AttributeNames.Find(m, role) is not null);
}

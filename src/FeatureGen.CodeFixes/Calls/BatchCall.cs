using FeatureGen.Generator.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FeatureGen.CodeFixes.Calls;

/// <summary>The call with all rows that does what a call with one row does for each.</summary>
internal sealed class BatchCall
{
    private const int FirstWithSpans = 1400; // C# 14

    private readonly InvocationExpressionSyntax _call;
    private readonly ExpressionSyntax? _context;

    private BatchCall(InvocationExpressionSyntax call, ExpressionSyntax row, ExpressionSyntax? context) =>
        (_call, Row, _context) = (call, row, context);

    /// <summary>What differs from call to call: the row, or the item that it is made of.</summary>
    public ExpressionSyntax Row { get; }

    /// <summary>The call for one that scores a row; null where there is none.</summary>
    public static BatchCall? Of(InvocationExpressionSyntax call, Finding finding)
    {
        if (Surroundings.Only(call.ArgumentList) is not { } row
            || finding.Model.GetSymbolInfo(call, finding.CancellationToken).Symbol is not IMethodSymbol method) return null;
        if (row is not BaseObjectCreationExpressionSyntax made) return HasBatch(method) ? new BatchCall(call, row, null) : null;
        // Generated code has no scores of a context and items, a loaded model has.
        if (method.IsStatic || Parts(made, method.Parameters[0].Type, finding) is not var (context, item)) return null;
        return new BatchCall(call, item, context);
    }

    /// <summary>The call as it is written.</summary>
    public string Written(SpanText rows, string scores)
    {
        if (_context is null) return $"{_call.Expression}({rows.Text}, {scores});";
        bool infersSpans = (int)((CSharpParseOptions)_call.SyntaxTree.Options).LanguageVersion >= FirstWithSpans;
        var items = infersSpans || rows.IsReadOnlySpan ? rows.Text : $"(System.ReadOnlySpan<{rows.ElementName}>){rows.Text}";
        return $"{_call.Expression}({_context}, {items}, {scores});";
    }

    private static bool HasBatch(IMethodSymbol method) => method.ContainingType.GetMembers(method.Name).OfType<IMethodSymbol>().Any(m =>
        m.Parameters.Length == 2 && m.Parameters[0].Type is INamedTypeSymbol { Name: "ReadOnlySpan", TypeArguments.Length: 1 } rows
        && m.Parameters[1].Type.Name == "Span" && SymbolEqualityComparer.Default.Equals(rows.TypeArguments[0], method.Parameters[0].Type));

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

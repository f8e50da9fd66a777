using FeatureGen.Analyzers.Calls;
using FeatureGen.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FeatureGen.CodeFixes.Calls;

/// <summary>
/// FG4002: takes away a call whose score nothing reads, or says that it is not read on purpose; reads no more results than there are, where
/// each place that reads them is of a form that can be ended early.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(IgnoredResultFix))]
public sealed class IgnoredResultFix() : TextEditFix(
    new FixAction("Read as many as were found", "ReadFound", ReadFound, CallRules.IgnoredResult.Id),
    new FixAction("Remove the call", "RemoveCall", RemoveCall, CallRules.IgnoredResult.Id),
    new FixAction("Say that the score is not read", "DiscardScore", Discard, CallRules.IgnoredResult.Id))
{
    private static bool RemoveCall(Finding finding, TextEdits edits)
    {
        if (Score(finding) is not { Parent: ExpressionStatementSyntax { Parent: BlockSyntax } statement } call) return false;
        // What computes the row may do more than that.
        if (call.DescendantNodes().Any(n => n is InvocationExpressionSyntax or AssignmentExpressionSyntax or AwaitExpressionSyntax
            or BaseObjectCreationExpressionSyntax or PostfixUnaryExpressionSyntax or PrefixUnaryExpressionSyntax)) return false;
        if (Surroundings.HasComments(statement)) return false;
        edits.Change(statement.SyntaxTree, TextRemoval.Remove(statement.Span, statement.SyntaxTree.GetText()));
        return true;
    }

    private static bool Discard(Finding finding, TextEdits edits)
    {
        if (Score(finding) is not { } call || !finding.Model.LookupSymbols(call.SpanStart, name: "_").IsEmpty) return false;
        edits.Insert(call.SyntaxTree, call.SpanStart, "_ = ");
        return true;
    }

    private static InvocationExpressionSyntax? Score(Finding finding) =>
        Call(finding) is { } call
        && finding.Model.GetTypeInfo(call, finding.CancellationToken).Type?.SpecialType == SpecialType.System_Single ? call : null;

    private static InvocationExpressionSyntax? Call(Finding finding) => finding.Node.FirstAncestorOrSelf<InvocationExpressionSyntax>();

    private static bool ReadFound(Finding finding, TextEdits edits)
    {
        if (Call(finding) is not { Parent: ExpressionStatementSyntax { Parent: BlockSyntax block } } call
            || Top(call, finding) is not { } top) return false;
        if (Surroundings.FreeName(call, finding.Model, "count", "found", "foundCount") is not { } count) return false;
        var scope = Surroundings.Function(call)!;
        foreach (var use in Surroundings.Uses(top, scope, finding).Where(u => u.SpanStart > call.Span.End))
            if (!block.Span.Contains(use.Span) || Surroundings.Function(use) != scope || !End(use, top, count, edits)) return false;
        edits.Insert(call.SyntaxTree, call.SpanStart, $"int {count} = ");
        edits.Claim($"ReadFound:{scope.SpanStart}:{count}");
        return true;
    }

    private static ISymbol? Top(InvocationExpressionSyntax call, Finding finding)
    {
        // By their names arguments come in any order.
        if (call.ArgumentList.Arguments.Any(a => a.NameColon is not null)) return null;
        var last = call.ArgumentList.Arguments.LastOrDefault()?.Expression;
        if (last is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax made, ArgumentList.Arguments.Count: 0 })
            last = made.Expression;
        if (last is not IdentifierNameSyntax name) return null;
        return finding.Model.GetSymbolInfo(name, finding.CancellationToken).Symbol is (ILocalSymbol or IParameterSymbol) and var top
            && SpanText.OfVariable(name, finding) is { IsList: false } ? top : null;
    }

    // Ends a place that reads all results after those that were found.
    private static bool End(IdentifierNameSyntax use, ISymbol top, string count, TextEdits edits)
    {
        bool isArray = ((top as ILocalSymbol)?.Type ?? ((IParameterSymbol)top).Type) is IArrayTypeSymbol;
        switch (use.Parent)
        {
            case CommonForEachStatementSyntax loop when loop.Expression == use:
                edits.Replace(use, isArray ? $"{use}.AsSpan(0, {count})" : $"{use}[..{count}]");
                return true;
            case MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax } call when call.Expression == use:
                edits.Replace(use, isArray ? $"{use}.Take({count})" : $"{use}[..{count}]");
                return call.Name.Identifier.ValueText is "Select" or "SelectMany" or "ToArray" or "ToList" or "ToDictionary" or "ToHashSet";
            case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Length" } length when CountedLoop.IsEnd(length):
                edits.Replace(length, count);
                return true;
            case ElementAccessExpressionSyntax element when Surroundings.Only(element.ArgumentList) is { } index:
                return CountedLoop.Around(use, index)?.EndsWith(use.Identifier.ValueText) == true;
            default:
                return false;
        }
    }
}

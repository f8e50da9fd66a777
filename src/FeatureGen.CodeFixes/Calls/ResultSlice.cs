using FeatureGen.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FeatureGen.CodeFixes.Calls;

/// <summary>The first of some candidates, <c>ads[..count]</c> or <c>ads.Take(count)</c>, in whose place the best are read.</summary>
internal sealed class ResultSlice
{
    private readonly ExpressionSyntax _slice;
    private readonly Finding _finding;
    private readonly string _top, _count, _best;
    private readonly bool _isArray;

    private ResultSlice(ExpressionSyntax slice, Finding finding, string top, bool isArray, string count, string best) =>
        (_slice, _finding, _top, _isArray, _count, _best) = (slice, finding, top, isArray, count, best);

    /// <summary>Reads the candidates that the results name.</summary>
    /// <param name="slice">The first candidates.</param>
    /// <param name="top">The variable that holds the results.</param>
    /// <param name="finding">The finding.</param>
    /// <param name="edits">What is to be edited.</param>
    public static bool Mend(ExpressionSyntax slice, string top, Finding finding, TextEdits edits)
    {
        if (Parts(slice) is not var (candidates, method, count) || Surroundings.HasComments(slice)) return false;
        var results = finding.Model.LookupSymbols(slice.SpanStart, name: top).OfType<ILocalSymbol>().FirstOrDefault()?.Type;
        if (results is not (IArrayTypeSymbol or INamedTypeSymbol { Name: "Span" })) return false;
        if (Surroundings.FreeName(slice, finding.Model, "best", "result", "place", "bestPlace") is not { } best) return false;
        edits.Claim($"ResultSlice:{Surroundings.Function(slice)?.SpanStart}");
        var mend = new ResultSlice(slice, finding, top, results is IArrayTypeSymbol, count.ToString(), best);
        if (slice.Parent is ForEachStatementSyntax loop) return mend.Loop(loop, candidates, method, edits);
        if (mend.Value(candidates, method) is not { } value) return false;
        edits.Replace(slice, value);
        return true;
    }

    // The candidates, how a part of them is taken, and how many.
    private static (IdentifierNameSyntax Candidates, string Method, ExpressionSyntax Count)? Parts(ExpressionSyntax slice) => slice switch
    {
        ElementAccessExpressionSyntax { Expression: IdentifierNameSyntax name } part
            when Surroundings.Only(part.ArgumentList) is RangeExpressionSyntax { RightOperand: { } end } => (name, "", end),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax name } access } call
            when call.ArgumentList.Arguments.LastOrDefault() is { NameColon: null } end =>
            (name, access.Name.Identifier.ValueText, end.Expression),
        _ => null,
    };

    // foreach (var best in top[..count]) { var ad = ads[best.Index]; ...
    private bool Loop(ForEachStatementSyntax loop, IdentifierNameSyntax candidates, string method, TextEdits edits)
    {
        if (Surroundings.Function(loop) is not { } function) return false;
        bool isSuspended = loop.AwaitKeyword.Span.Length > 0 || Surroundings.IsAsync(function)
            || function.DescendantNodes().Any(n => n is YieldStatementSyntax);
        if (isSuspended && method != "Take" || SpanText.OfVariable(candidates, _finding) is null) return false;
        bool isReference = loop.Type is RefTypeSyntax;
        var candidate = $"{(isReference ? "ref " : "")}{candidates}[{_best}.Index]";
        if (loop.Statement is BlockSyntax { Statements: { Count: > 0 } statements })
        {
            var next = LineBreaks.Separator(loop.SyntaxTree.GetText(), statements[0].SpanStart);
            edits.Insert(loop.SyntaxTree, statements[0].SpanStart, $"{loop.Type} {loop.Identifier} = {candidate};{next}");
        }
        else if (isReference || loop.Statement.DescendantNodes().Any(Surroundings.IsFunction)
            || _finding.Model.GetDeclaredSymbol(loop, _finding.CancellationToken) is not { } each)
        {
            return false;
        }
        else
        {
            foreach (var use in Surroundings.Uses(each, loop.Statement, _finding)) edits.Replace(use, candidate);
        }
        edits.Replace(loop.Type, isReference ? "ref readonly var" : "var");
        edits.Replace(loop.Identifier, _best);
        edits.Replace(_slice, isSuspended ? Sequence() : Span());
        return true;
    }

    // What has the type that the first of the candidates have.
    private string? Value(IdentifierNameSyntax candidates, string method)
    {
        if (!Surroundings.IsCaptured(candidates, _finding) || SpanText.OfVariable(candidates, _finding) is not { } all) return null;
        var read = $"{_best} => {candidates}[{_best}.Index]";
        bool isArray = _finding.Model.GetTypeInfo(candidates, _finding.CancellationToken).Type is IArrayTypeSymbol;
        bool isImported = !_finding.Model.LookupNamespacesAndTypes(_slice.SpanStart, name: "Array").IsEmpty;
        var array = $"{(isImported ? "" : "System.")}Array.ConvertAll({_top}[..{_count}]{(_isArray ? "" : ".ToArray()")}, {read})";
        return method switch
        {
            "Take" => $"{Sequence()}.Select({read})",
            "" when isArray => array,
            "AsSpan" when isArray => array + ".AsSpan()",
            "GetRange" when all.IsList => $"new {Surroundings.Name(_finding.Model.GetTypeInfo(_slice).Type!, _slice, _finding)}({array})",
            _ => null,
        };
    }

    private string Span() => _isArray ? $"{_top}.AsSpan(0, {_count})" : $"{_top}[..{_count}]";

    private string Sequence() => _isArray ? $"{_top}.Take({_count})" : $"{_top}[..{_count}].ToArray()";
}

using FeatureGen.Analyzers.Calls;
using FeatureGen.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FeatureGen.CodeFixes.Calls;

/// <summary>
/// FG4005: takes an array of one size that each turn of a loop makes anew out of all loops, small ones of results to the stack. Where more
/// of it is read than a call has written, it is cleared at each turn, as it was new before.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(HoistArrayFix))]
public sealed class HoistArrayFix() : TextEditFix(new FixAction("Allocate before the loop", "HoistArray", Mend, CallRules.Allocation.Id))
{
    private static bool Mend(Finding finding, TextEdits edits)
    {
        if (finding.Node is not ArrayCreationExpressionSyntax { Initializer: null, Type: { RankSpecifiers.Count: 1 } type } array)
            return false;
        if (array.Parent is not EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable }) return false;
        if (variable.Parent is not VariableDeclarationSyntax { Variables.Count: 1 } declaration
            || declaration.Parent is not LocalDeclarationStatementSyntax { Parent: BlockSyntax scope } statement) return false;
        if (Surroundings.Within(statement).LastOrDefault(Surroundings.IsLoop) is not StatementSyntax { Parent: BlockSyntax around } loop)
            return false;
        if (finding.Model.GetDeclaredSymbol(variable, finding.CancellationToken) is not ILocalSymbol local) return false;
        if (Surroundings.HasComments(statement) || !IsAlone(local, around, finding)
            || !IsSettled(type.RankSpecifiers[0].Sizes[0], loop, finding)) return false;
        bool isStack = IsSmall(type, finding) && Surroundings.HasStack(loop);
        if (isStack && !StackLocal.Slice(local, scope, finding, edits)) return false;
        var text = statement.SyntaxTree.GetText();
        var moved = Declaration(statement, array, type, isStack, finding) + LineBreaks.Separator(text, loop.SpanStart);
        edits.Insert(loop.SyntaxTree, loop.SpanStart, moved);
        if (Surroundings.Uses(local, scope, finding).All(u => IsBounded(u, finding)))
            edits.Change(statement.SyntaxTree, TextRemoval.Remove(statement.Span, text));
        else
            edits.Replace(statement, Clear(variable, isStack || local.Type is not IArrayTypeSymbol, finding));
        return true;
    }

    private static string Clear(VariableDeclaratorSyntax variable, bool isSpan, Finding finding)
    {
        if (isSpan) return $"{variable.Identifier}.Clear();";
        bool isImported = !finding.Model.LookupNamespacesAndTypes(variable.SpanStart, name: "Array").IsEmpty;
        return $"{(isImported ? "" : "System.")}Array.Clear({variable.Identifier});";
    }

    private static string Declaration(
        LocalDeclarationStatementSyntax statement, ArrayCreationExpressionSyntax array, ArrayTypeSyntax type, bool isStack, Finding finding)
    {
        var written = statement.ToString();
        int start = statement.SpanStart;
        if (!isStack) return written;
        int declared = statement.Declaration.Type.Span.End, made = array.NewKeyword.SpanStart;
        return StackLocal.SpanOf(type.ElementType, statement, finding) + written.Substring(declared - start, made - declared)
            + "stackalloc" + written.Substring(array.NewKeyword.Span.End - start);
    }

    private static bool IsSmall(ArrayTypeSyntax type, Finding finding) =>
        finding.Model.GetTypeInfo(type.ElementType, finding.CancellationToken).Type?.ToDisplayString() == "FeatureGen.Ranked"
        && finding.Model.GetConstantValue(type.RankSpecifiers[0].Sizes[0], finding.CancellationToken).Value
            is int and > 0 and <= StackArrays.MaxRanked;

    // In the block around the loop its name means nothing else.
    private static bool IsAlone(ILocalSymbol local, SyntaxNode block, Finding finding) =>
        block.DescendantTokens().Count(t => t.IsKind(SyntaxKind.IdentifierToken) && t.ValueText == local.Name)
        == 1 + Surroundings.Uses(local, block, finding).Count();

    // The size is the same at each turn.
    private static bool IsSettled(ExpressionSyntax size, StatementSyntax loop, Finding finding)
    {
        if (finding.Model.GetConstantValue(size, finding.CancellationToken).HasValue) return true;
        if (size is not IdentifierNameSyntax) return false;
        var flow = finding.Model.AnalyzeDataFlow(loop);
        return finding.Model.GetSymbolInfo(size, finding.CancellationToken).Symbol is (ILocalSymbol or IParameterSymbol) and var variable
            && flow is { Succeeded: true } && !flow.WrittenInside.Contains(variable, SymbolEqualityComparer.Default)
            && !flow.VariablesDeclared.Contains(variable, SymbolEqualityComparer.Default);
    }

    // Handed over, or read as far as a count goes.
    private static bool IsBounded(IdentifierNameSyntax use, Finding finding) => use.Parent switch
    {
        ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax } => true,
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Slice" or "AsSpan", Parent: InvocationExpressionSyntax part } =>
            part.ArgumentList.Arguments.Count == 2 && IsCount(part.ArgumentList.Arguments[1].Expression, use, finding),
        ElementAccessExpressionSyntax element => Surroundings.Only(element.ArgumentList) switch
        {
            RangeExpressionSyntax { LeftOperand: null, RightOperand: { } end } => IsCount(end, use, finding),
            IdentifierNameSyntax index => CountedLoop.Around(element, index) is { } loop && IsCount(loop.End, use, finding),
            _ => false,
        },
        _ => false,
    };

    // What a call that wrote to it returned.
    private static bool IsCount(ExpressionSyntax value, IdentifierNameSyntax use, Finding finding)
    {
        var made = Surroundings.DeclaratorOf(value, finding)?.Initializer?.Value ?? value;
        return made is InvocationExpressionSyntax call
            && call.ArgumentList.Arguments.Any(a =>
                a.Expression is IdentifierNameSyntax top && top.Identifier.ValueText == use.Identifier.ValueText);
    }
}

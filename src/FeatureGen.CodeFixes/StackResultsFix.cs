using FeatureGen.Analyzers.Calls;
using FeatureGen.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FeatureGen.CodeFixes;

/// <summary>FG4005: makes a small array of results a span on the stack. Not in a loop, which would grow the stack at each turn.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(StackResultsFix))]
public sealed class StackResultsFix() : TextEditFix(new FixAction(
    "Put the results on the stack", "StackResults", Mend, CallRules.Allocation.Id))
{
    private static bool Mend(Finding finding, TextEdits edits)
    {
        if (finding.Node is not ArrayCreationExpressionSyntax { Initializer: null, Type: { RankSpecifiers.Count: 1 } type } array)
            return false;
        // The analyzer says of constant and small sizes alone that they can be there, outside of loops.
        if (finding.Diagnostic.AdditionalLocations.Count > 0
            || array.FirstAncestorOrSelf<StatementSyntax>(IsLoop) is not null) return false;
        if (array.Parent is not EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable }) return false;
        if (variable.Parent is not VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax } declaration)
            return false;
        if (finding.Model.GetDeclaredSymbol(variable, finding.CancellationToken) is not ILocalSymbol local
            || !Slice(local, declaration, finding, edits)) return false;
        if (local.Type is IArrayTypeSymbol) edits.Replace(declaration.Type, $"{Span(declaration, finding)}<{type.ElementType}>");
        edits.Replace(array.NewKeyword, "stackalloc");
        return true;
    }

    private static bool IsLoop(StatementSyntax statement) =>
        statement is ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax;

    // A span has no AsSpan.
    private static bool Slice(ILocalSymbol local, SyntaxNode declaration, Finding finding, TextEdits edits)
    {
        if (local.Type is not IArrayTypeSymbol) return true;
        var scope = declaration.Parent!.Parent!;
        foreach (var use in scope.DescendantNodes().OfType<IdentifierNameSyntax>().Where(n => n.Identifier.ValueText == local.Name))
        {
            if (!SymbolEqualityComparer.Default.Equals(finding.Model.GetSymbolInfo(use, finding.CancellationToken).Symbol, local)) continue;
            if (use.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax extension }
                && IsAsSpan(extension, finding)) return false;
            if (use.Parent is not MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access) continue;
            if (!IsAsSpan(call, finding)) continue;
            var arguments = call.ArgumentList.Arguments;
            if (!arguments.All(a => IsInt32(a.Expression, finding))) return false;
            if (arguments.Count == 0) edits.Replace(call, local.Name);
            else edits.Replace(access.Name, "Slice");
        }
        return true;
    }

    private static bool IsInt32(ExpressionSyntax value, Finding finding) =>
        finding.Model.GetTypeInfo(value, finding.CancellationToken).Type?.SpecialType == SpecialType.System_Int32;

    private static bool IsAsSpan(InvocationExpressionSyntax call, Finding finding) =>
        finding.Model.GetSymbolInfo(call, finding.CancellationToken).Symbol is IMethodSymbol { Name: "AsSpan" };

    private static string Span(SyntaxNode place, Finding finding) =>
        finding.Model.LookupNamespacesAndTypes(place.SpanStart, name: "Span").Any(s => s.ToDisplayString() == "System.Span<T>")
            ? "Span"
            : "System.Span";
}

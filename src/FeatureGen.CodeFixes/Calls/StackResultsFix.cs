using FeatureGen.Analyzers.Calls;
using FeatureGen.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FeatureGen.CodeFixes.Calls;

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
            || array.FirstAncestorOrSelf<StatementSyntax>(Surroundings.IsLoop) is not null) return false;
        if (array.Parent is not EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable }) return false;
        if (variable.Parent is not VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax } declaration)
            return false;
        if (finding.Model.GetDeclaredSymbol(variable, finding.CancellationToken) is not ILocalSymbol local
            || !StackLocal.Slice(local, declaration.Parent!.Parent!, finding, edits)) return false;
        if (local.Type is IArrayTypeSymbol) edits.Replace(declaration.Type, StackLocal.SpanOf(type.ElementType, declaration, finding));
        edits.Replace(array.NewKeyword, "stackalloc");
        return true;
    }
}

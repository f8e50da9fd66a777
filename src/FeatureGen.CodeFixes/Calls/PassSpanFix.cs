using FeatureGen.Analyzers.Calls;
using FeatureGen.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FeatureGen.CodeFixes.Calls;

/// <summary>FG4005: hands a collection to the call as a span instead of a copy, where the copy is made in the call's argument.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PassSpanFix))]
public sealed class PassSpanFix() : TextEditFix(new FixAction("Pass a span instead of a copy", "PassSpan", Mend, CallRules.Allocation.Id))
{
    private static bool Mend(Finding finding, TextEdits edits)
    {
        // The node at the place of an argument's value is the argument or the value.
        var value = (finding.Node as ArgumentSyntax)?.Expression ?? finding.Node as ExpressionSyntax;
        if (value is not { Parent: ArgumentSyntax argument } copy) return false;
        if (Copied(copy) is not { } copied || SpanText.Of(copied, finding) is not { } span) return false;
        edits.Replace(IsMadeSpan(argument, finding) ? argument.Parent!.Parent! : copy, span.Text);
        return true;
    }

    private static ExpressionSyntax? Copied(ExpressionSyntax copy) => copy switch
    {
        InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0, Expression: MemberAccessExpressionSyntax made } => made.Expression,
        CollectionExpressionSyntax { Elements: { Count: 1 } elements } => (elements[0] as SpreadElementSyntax)?.Expression,
        _ => null,
    };

    private static bool IsMadeSpan(SyntaxNode argument, Finding finding) =>
        argument is { Parent.Parent: InvocationExpressionSyntax call }
        && finding.Model.GetSymbolInfo(call, finding.CancellationToken).Symbol is IMethodSymbol { Name: "AsSpan" } method
        && method.ContainingType.Name == "CollectionsMarshal";
}

using FeatureGen.Analyzers;
using FeatureGen.Analyzers.Calls;
using FeatureGen.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FeatureGen.CodeFixes.Calls;

/// <summary>FG4006: reads candidates at the places that results name: one by its index, or as many as there are results.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ResultIndexFix))]
public sealed class ResultIndexFix() : TextEditFix(new FixAction(
    "Read the candidate that the result names", "ResultIndex", Mend, CallRules.UnrankedRead.Id))
{
    private static bool Mend(Finding finding, TextEdits edits)
    {
        if (finding.Property(FindingProperties.Results) is { } top)
            return finding.Node.FirstAncestorOrSelf<ExpressionSyntax>(e => e.Span == finding.Diagnostic.Location.SourceSpan) is { } slice
                && ResultSlice.Mend(slice, top, finding, edits);
        if (finding.Property(FindingProperties.Index) is not { } index) return false;
        if (finding.Node.FirstAncestorOrSelf<ElementAccessExpressionSyntax>(e => e.Span == finding.Diagnostic.Location.SourceSpan)
            is not { ArgumentList.Arguments: { Count: 1 } arguments }) return false;
        edits.Replace(arguments[0].Expression, index);
        return true;
    }
}

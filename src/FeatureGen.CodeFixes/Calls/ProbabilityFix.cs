using FeatureGen.Analyzers.Calls;
using FeatureGen.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FeatureGen.CodeFixes.Calls;

/// <summary>FG4008: makes a probability of the score that is taken for one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ProbabilityFix))]
public sealed class ProbabilityFix() : TextEditFix(new FixAction(
    "Make the score a probability", "Probability", Mend, CallRules.LogOddsUse.Id))
{
    private static bool Mend(Finding finding, TextEdits edits)
    {
        var score = finding.Node is ArgumentSyntax argument ? argument.Expression : finding.Node as ExpressionSyntax;
        if (score is null) return false;
        edits.Insert(score.SyntaxTree, score.SpanStart, Function(score, finding) + "(");
        edits.InsertAfter(score, ")");
        return true;
    }

    private static string Function(SyntaxNode place, Finding finding) =>
        finding.Model.LookupNamespacesAndTypes(place.SpanStart, name: "Logistic").Any(s => s.ToDisplayString() == "FeatureGen.Logistic")
            ? "Logistic.Probability"
            : "FeatureGen.Logistic.Probability";
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace FeatureGen.Analyzers.Calls;

/// <summary>FG4008: a score of a model that gives log-odds is taken for a probability.</summary>
internal static class LogOddsUses
{
    /// <summary>Looks at what is done with the scores that a call gives.</summary>
    public static void Check(FeatureCall call, OperationAnalysisContext context)
    {
        if (call.Schema is not { } schema) return;
        string? file = null;
        bool? isKnown = null;
        foreach (var score in ScoreValues.Of(call))
        {
            if (ProbabilityUse.Find(score, context.ContainingSymbol) is not { } use) continue;
            // Who compares a score with -1 or 2 as well knows that it is none.
            if (use.IsComparison && (isKnown ??= ScoreValues.Of(call).Any(s => ProbabilityBound.IsOutside(s.Wrapped())))) continue;
            // What the model gives is asked where it matters, which is hardly ever.
            file ??= call.Calls.Baked.LogOddsOf(schema);
            if (file is null) return;
            context.ReportDiagnostic(Diagnostic.Create(
                CallRules.LogOddsUse, score.Syntax.GetLocation(), use.Where, schema.Name, file, use.Why));
        }
    }
}

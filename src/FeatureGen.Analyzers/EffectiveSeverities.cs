using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace FeatureGen.Analyzers;

/// <summary>What a project makes of findings: with which severity it shows them, if it does.</summary>
internal sealed class EffectiveSeverities(Compilation compilation, AnalyzerOptions options)
{
    /// <summary>
    /// The severity of a rule's findings at a place, with all that options, <c>.editorconfig</c>, directives and attributes say; null where they
    /// are disabled or suppressed.
    /// </summary>
    public DiagnosticSeverity? Of(DiagnosticDescriptor rule, Location place)
    {
        var effective = CompilationWithAnalyzers.GetEffectiveDiagnostics([Finding(rule, place)], compilation).FirstOrDefault();
        return effective is { IsSuppressed: false } ? effective.Severity : null;
    }

    /// <summary>Whether a project turned on a rule that is off by default, for findings at a place.</summary>
    /// <remarks>
    /// The driver asks whether a rule is on only after it has read all tokens of a finding's file, to see whether a generator wrote it: so what is off
    /// is not handed to it. What is said of a whole category turns no rule on.
    /// </remarks>
    public static bool IsOn(DiagnosticDescriptor rule, Location place, Compilation compilation) =>
        CompilationWithAnalyzers.GetEffectiveDiagnostics([Diagnostic.Create(rule, place)], compilation).Any();

    // The compiler's filter does not know what is said of a whole category; what is said of the rule itself it puts above that.
    private Diagnostic Finding(DiagnosticDescriptor rule, Location place)
    {
        var said = OfCategory(rule, place.SourceTree);
        var severity = said switch
        {
            "error" => DiagnosticSeverity.Error,
            "warning" => DiagnosticSeverity.Warning,
            "suggestion" => DiagnosticSeverity.Info,
            "silent" or "refactoring" => DiagnosticSeverity.Hidden,
            _ => rule.DefaultSeverity,
        };
        int warningLevel = severity == DiagnosticSeverity.Error ? 0 : 1;
        return Diagnostic.Create(
            rule.Id, rule.Category, rule.Id, severity, severity, rule.IsEnabledByDefault && said != "none", warningLevel, location: place);
    }

    private string? OfCategory(DiagnosticDescriptor rule, SyntaxTree? tree)
    {
        if (tree is null) return null;
        var settings = options.AnalyzerConfigOptionsProvider.GetOptions(tree);
        return settings.TryGetValue($"dotnet_analyzer_diagnostic.category-{rule.Category}.severity", out var said)
            || settings.TryGetValue("dotnet_analyzer_diagnostic.severity", out said) ? said.Trim().ToLowerInvariant() : null;
    }
}

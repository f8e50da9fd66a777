using System.Collections.Immutable;
using System.Threading;
using FeatureGen.Analyzers.Files;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace FeatureGen.Analyzers.Profiles;

/// <summary>Says on the field what the profile and the drift report say of it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ProfileAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [.. ProfileRules.All];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    private static void Start(CompilationStartAnalysisContext context)
    {
        if (!FeatureFileText.AreIn(context.Options)) return;
        var (compilation, options) = (context.Compilation, context.Options);
        Findings.Register(context, token => Read(compilation, options, token));
    }

    // What code tells is taken out last, so that no weaker finding takes its place.
    private static Findings Read(Compilation compilation, AnalyzerOptions options, CancellationToken cancellationToken)
    {
        var findings = new Findings();
        if (ProjectReading.Of(compilation, options, cancellationToken) is not { } project) return findings;
        var told = new ToldByCode(compilation, options, cancellationToken);
        foreach (var finding in project.Data.Get(cancellationToken).Kept.Where(f => !told.Silences(f)))
            findings.Add(finding.Rule, finding.Place, [finding.Evidence], finding.Properties, finding.Arguments);
        return findings;
    }
}

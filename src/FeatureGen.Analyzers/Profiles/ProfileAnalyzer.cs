using System.Collections.Immutable;
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
        var project = Project.Read(context);
        if (project.Profiles.Count + project.Drifts.Count == 0) return;
        var findings = new DataFindings();
        foreach (var schema in project.Schemas)
            SchemaEvidence.Of(project, schema, context.Options, context.CancellationToken)?.AddTo(findings);
        findings.Register(context);
    }
}

using System.Collections.Immutable;
using System.Threading;
using FeatureGen.Generator.Models;
using FeatureGen.Generator.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace FeatureGen.Analyzers.Files;

/// <summary>Says where profiles, drift reports and models cannot be read or do not fit the code, in the file, and which fields a model leaves out, on the field.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FeatureFileAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [.. FileRules.All];

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
        var byFile = new Once<ILookup<string, Diagnostic>>(token => OfFiles(ProjectReading.Of(compilation, options, token)));
        context.RegisterAdditionalFileAction(file =>
        {
            foreach (var finding in byFile.Get(file.CancellationToken)[file.AdditionalFile.Path]) file.ReportDiagnostic(finding);
        });
        Findings.Register(context, token => OfModels(ProjectReading.Of(compilation, options, token), token));
    }

    private static ILookup<string, Diagnostic> OfFiles(Project? project)
    {
        var findings = project is null ? [] : project.Profiles.Select(f => (f.File.Path, Found: FileFindings.Of(f, project)))
            .Concat(project.Drifts.Select(f => (f.File.Path, Found: FileFindings.Of(f, project))))
            .Concat(project.Models.Select(f => (f.File.Path, Found: FileFindings.Of(f, project))));
        return findings.SelectMany(f => f.Found.Select(found => (f.Path, found))).ToLookup(f => f.Path, f => f.found, StringComparer.Ordinal);
    }

    private static Findings OfModels(Project? project, CancellationToken cancellationToken)
    {
        var findings = new Findings();
        if (project is null) return findings;
        var unused = new UnusedFields();
        foreach (var schema in project.Schemas)
        {
            if (project.CurrentModel(schema) is not { } model) continue;
            AddConflicts(schema, model, findings);
            unused.Add(schema, model, project, project.Options, cancellationToken);
        }
        unused.AddTo(findings);
        return findings;
    }

    private static void AddConflicts(ProjectSchema schema, ProjectFile<ModelText> model, Findings findings)
    {
        foreach (var name in schema.Model.ModelMemberConflicts)
            if (schema.Type.GetMembers(name).Where(m => !AttributeNames.IsGenerated(m)).SelectMany(m => m.Locations).FirstOrDefault(l => l.IsInSource) is { } place)
                findings.Add(FileRules.ModelMemberConflict, new FieldPlace(schema.Type, place), [], name, model.Name);
    }
}

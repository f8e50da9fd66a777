using System.Collections.Immutable;
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
        var project = Project.Read(context);
        if (project.Profiles.Count + project.Drifts.Count + project.Models.Count == 0) return;
        var byFile = new Dictionary<string, List<Diagnostic>>(StringComparer.Ordinal);
        void Add(AdditionalText file, Diagnostic finding)
        {
            if (!byFile.TryGetValue(file.Path, out var list)) byFile.Add(file.Path, list = []);
            list.Add(finding);
        }
        foreach (var profile in project.Profiles)
            foreach (var finding in FileFindings.Of(profile, project)) Add(profile.File, finding);
        foreach (var drift in project.Drifts)
            foreach (var finding in FileFindings.Of(drift, project)) Add(drift.File, finding);
        foreach (var model in project.Models)
            foreach (var finding in FileFindings.Of(model, project)) Add(model.File, finding);
        context.RegisterAdditionalFileAction(file =>
        {
            if (!byFile.TryGetValue(file.AdditionalFile.Path, out var list)) return;
            foreach (var finding in list) file.ReportDiagnostic(finding);
        });
        AddModelFindings(context, project);
    }

    private static void AddModelFindings(CompilationStartAnalysisContext context, Project project)
    {
        var findings = new Findings();
        var unused = new UnusedFields();
        foreach (var schema in project.Schemas)
        {
            if (project.CurrentModel(schema) is not { } model) continue;
            AddConflicts(schema, model, findings);
            unused.Add(schema, model, project, context.Options, context.CancellationToken);
        }
        unused.AddTo(findings);
        findings.Register(context);
    }

    private static void AddConflicts(ProjectSchema schema, ProjectFile<ModelText> model, Findings findings)
    {
        foreach (var name in schema.Model.ModelMemberConflicts)
            if (schema.Type.GetMembers(name).Where(m => !AttributeNames.IsGenerated(m)).SelectMany(m => m.Locations).FirstOrDefault(l => l.IsInSource) is { } place)
                findings.Add(FileRules.ModelMemberConflict, new FieldPlace(schema.Type, place), [], name, model.Name);
    }
}

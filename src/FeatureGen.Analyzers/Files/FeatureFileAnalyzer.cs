using System.Collections.Immutable;
using System.Threading;
using FeatureGen.Analyzers.Profiles;
using FeatureGen.Formats.Profiles;
using FeatureGen.Generator.Models;
using FeatureGen.Generator.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace FeatureGen.Analyzers.Files;

/// <summary>Says where profiles and models cannot be read or do not fit the code, in the file, and which fields a model leaves out, on the field.</summary>
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
        if (project.Profiles.Count + project.Models.Count == 0) return;
        var byFile = new Dictionary<string, List<Diagnostic>>(StringComparer.Ordinal);
        void Add(AdditionalText file, Diagnostic finding)
        {
            if (!byFile.TryGetValue(file.Path, out var list)) byFile.Add(file.Path, list = []);
            list.Add(finding);
        }
        foreach (var profile in project.Profiles)
            foreach (var finding in FileFindings.Of(profile, project)) Add(profile.File, finding);
        foreach (var model in project.Models)
            foreach (var finding in FileFindings.Of(model, project)) Add(model.File, finding);
        context.RegisterAdditionalFileAction(file =>
        {
            if (!byFile.TryGetValue(file.AdditionalFile.Path, out var list)) return;
            foreach (var finding in list) file.ReportDiagnostic(finding);
        });
        var findings = new Findings();
        foreach (var schema in project.Schemas)
            if (project.CurrentModel(schema) is { } model) AddFindings(schema, model, project, context.Options, findings, context.CancellationToken);
        findings.Register(context);
    }

    private static void AddFindings(
        ProjectSchema schema, ProjectFile<ModelText> model, Project project, AnalyzerOptions options, Findings findings, CancellationToken cancellationToken)
    {
        foreach (var name in schema.Model.ModelMemberConflicts)
            if (schema.Type.GetMembers(name).Where(m => !AttributeNames.IsGenerated(m)).SelectMany(m => m.Locations).FirstOrDefault(l => l.IsInSource) is { } place)
                findings.Add(FileRules.ModelMemberConflict, new FieldPlace(schema.Type, place, IsCrossed: false), [], name, model.Name);
        var silent = new HashSet<string>(Reported(schema, project, options), StringComparer.Ordinal);
        var unused = ModelUse.UnusedFields(schema.Model.Manifest, model.Content!.BindTo(schema.Model.Manifest).Model!);
        var places = new FieldPlaces(schema, cancellationToken);
        for (int i = 0; i < unused.Count; i++)
        {
            var field = schema.Model.Manifest.Fields[i];
            if (!unused[i] || field.Keep is not null || silent.Contains(field.Name)) continue;
            findings.Add(FileRules.UnusedField, places.Of(i), [], Unused(field.Name, model));
        }
    }

    private static string Unused(string field, ProjectFile<ModelText> model) =>
        model.Content!.HasTrees ? $"No tree of {model.Name} splits on '{field}'" : $"'{field}' has no weight in {model.Name}";

    // What the profile says against a field comes with evidence and says enough.
    private static IEnumerable<string> Reported(ProjectSchema schema, Project project, AnalyzerOptions options)
    {
        if (project.CurrentProfile(schema) is not { } profile) return [];
        var verdicts = FieldVerdicts.Of(schema.Model.Manifest, profile.Content!, schema.Thresholds(options));
        return verdicts.Where(v => v.Verdict != ProfileVerdict.Fine).Select(v => v.Field!.Name);
    }
}

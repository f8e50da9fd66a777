using FeatureGen.Analyzers.Files;
using FeatureGen.Analyzers.Profiles;
using FeatureGen.Formats.Profiles;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace FeatureGen.Analyzers.Code;

/// <summary>The fields of which FG1005 says, with evidence, what FG3004 can only guess.</summary>
internal sealed class LeaksByData
{
    private readonly HashSet<Location> _places = [];

    /// <summary>Reads the profiles of the project; without any there is nothing to do.</summary>
    public static LeaksByData Read(CompilationStartAnalysisContext context)
    {
        var leaks = new LeaksByData();
        if (context.Options.AdditionalFiles.IsEmpty) return leaks;
        var project = Project.Read(context);
        foreach (var schema in project.Schemas)
        {
            if (project.CurrentProfile(schema) is not { } profile) continue;
            var verdicts = FieldVerdicts.Of(schema.Model.Manifest, profile.Content!, schema.Thresholds(context.Options));
            var places = new FieldPlaces(schema, context.CancellationToken);
            for (int i = 0; i < verdicts.Count; i++)
                if (verdicts[i].Verdict == ProfileVerdict.Leaking && places.Of(i) is { Held: null } place) leaks._places.Add(place.Location);
        }
        return leaks;
    }

    /// <summary>Whether a finding about code yields to that of the data on the same field, which is at least as grave.</summary>
    public bool Silences(Diagnostic finding, Compilation compilation, AnalyzerOptions options)
    {
        if (finding.Descriptor != CodeRules.AfterLabel || !_places.Contains(finding.Location)) return false;
        var severities = new EffectiveSeverities(compilation, options);
        return severities.Of(ProfileRules.Leaking, finding.Location) is { } data && data >= severities.Of(CodeRules.AfterLabel, finding.Location);
    }
}

using System.Threading;
using FeatureGen.Analyzers.Code;
using FeatureGen.Analyzers.Declarations;
using FeatureGen.Analyzers.Files;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace FeatureGen.Analyzers.Profiles;

/// <summary>
/// What data says of a field with evidence, and code says too: it guesses, sees the whole only at the end of a build, or has no advice to add.
/// </summary>
internal sealed class ToldByData(Compilation compilation, AnalyzerOptions options)
{
    private static readonly (DiagnosticDescriptor Code, DiagnosticDescriptor Data)[] s_same =
    [
        (CodeRules.AfterLabel, ProfileRules.Leaking), (CodeRules.Derived, ProfileRules.Redundant),
        (DeclarationRules.SmallCross, ProfileRules.FewBuckets),
        (DeclarationRules.Unassigned, ProfileRules.Constant), (DeclarationRules.Unassigned, ProfileRules.MostlyMissing),
    ];

    /// <summary>Whether a finding about code yields to one of the data on the same field, which is at least as grave.</summary>
    public bool Silences(Diagnostic finding, CancellationToken cancellationToken)
    {
        if (s_same.All(same => same.Code != finding.Descriptor)) return false;
        if (ProjectReading.Of(compilation, options, cancellationToken) is not { } project) return false;
        var severities = new EffectiveSeverities(compilation, options);
        return project.Data.Get(cancellationToken).Kept
            .Where(told => s_same.Contains((finding.Descriptor, told.Rule)) && (told.Place.IsThatOf(finding) || IsInCross(told.Place, finding)))
            .Any(told => severities.Of(told.Rule, told.Place.Location) is { } data && !(data < severities.Of(finding.Descriptor, finding.Location)));
    }

    // What is said of a cross stands on its attribute, or on an argument of that.
    private static bool IsInCross(FieldPlace place, Diagnostic finding) => finding.Descriptor == DeclarationRules.SmallCross && place.Held is null
        && place.Location.SourceTree == finding.Location.SourceTree && place.Location.SourceSpan.Contains(finding.Location.SourceSpan);
}

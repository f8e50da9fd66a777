using System.Threading;
using FeatureGen.Analyzers.Code;
using FeatureGen.Analyzers.Files;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace FeatureGen.Analyzers.Profiles;

/// <summary>What data says of a field with evidence, where code can only guess it.</summary>
internal sealed class ToldByData(Compilation compilation, AnalyzerOptions options)
{
    /// <summary>Whether a finding about code yields to one of the data on the same field, which is at least as grave.</summary>
    public bool Silences(Diagnostic finding, CancellationToken cancellationToken)
    {
        if (!Yields(finding.Descriptor) || ProjectReading.Of(compilation, options, cancellationToken) is not { } project) return false;
        var severities = new EffectiveSeverities(compilation, options);
        return project.Data.Get(cancellationToken).Kept
            .Where(told => told.Place.Held is null && told.Place.Location == finding.Location && YieldsTo(finding.Descriptor, told.Rule))
            .Any(told => severities.Of(told.Rule, finding.Location) is { } data && !(data < severities.Of(finding.Descriptor, finding.Location)));
    }

    private static bool Yields(DiagnosticDescriptor code) => code == CodeRules.AfterLabel;

    private static bool YieldsTo(DiagnosticDescriptor code, DiagnosticDescriptor data) => data == ProfileRules.Leaking;
}

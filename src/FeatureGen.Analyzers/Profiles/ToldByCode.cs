using System.Threading;
using FeatureGen.Analyzers.Code;
using FeatureGen.Generator.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace FeatureGen.Analyzers.Profiles;

/// <summary>
/// What code shows of a field as well as data: it is certain and names the field that it is computed from, so data has nothing to add, and may name
/// another representative.
/// </summary>
internal sealed class ToldByCode(Compilation compilation, AnalyzerOptions options, CancellationToken cancellationToken)
{
    private readonly EffectiveSeverities _severities = new(compilation, options);

    /// <summary>
    /// Whether a rule about code reports the same, with a severity that is at least as grave; or one that is graver, where code yields to data.
    /// </summary>
    public bool Silences(DataFinding finding)
    {
        if (finding.SaidOfDeclaration is { } rule) return IsAsGrave(_severities.Of(rule, finding.Place.Location), finding);
        if (finding.Rule == ProfileRules.Redundant) return IsRedundant(finding);
        if (finding.Rule == ProfileRules.Leaking) return At(finding.Place).Any(told => IsLeak(told, finding));
        // A field is worth removing first only where nothing else speaks for its removal.
        return finding.Rule == ProfileRules.Costly && At(finding.Place).Any(told => told.Descriptor != CodeRules.Derived && IsAsGrave(told, finding));
    }

    private bool IsRedundant(DataFinding finding)
    {
        if (At(finding.Place).Any(told => told.Descriptor == CodeRules.Redundant && IsAsGrave(told, finding))) return true;
        if (At(finding.Place).Any(told => told.Descriptor == CodeRules.Derived && IsGraver(told, finding))) return true;
        // Where the representative is computed from this very field, it is the one to go, and not both.
        return finding.Representative is { } other && At(other).Any(told =>
            told.Descriptor == CodeRules.Redundant && told.AdditionalLocations.Contains(finding.Place.Location) && IsAsGrave(told, finding));
    }

    // A name is only a hint; FG3004 yields to evidence that is as grave.
    private bool IsLeak(Diagnostic told, DataFinding finding) => told.Descriptor == CodeRules.FromLabel
        ? IsAsGrave(told, finding)
        : told.Descriptor == CodeRules.AfterLabel && IsGraver(told, finding);

    private bool IsGraver(Diagnostic told, DataFinding finding) => SeverityOf(told) is { } severity && !(severity <= SeverityOf(finding));

    private bool IsAsGrave(Diagnostic told, DataFinding finding) => IsAsGrave(SeverityOf(told), finding);

    private bool IsAsGrave(DiagnosticSeverity? told, DataFinding finding) => told is { } severity && !(severity < SeverityOf(finding));

    private DiagnosticSeverity? SeverityOf(Diagnostic told) => _severities.Of(told.Descriptor, told.Location);

    private DiagnosticSeverity? SeverityOf(DataFinding finding) => _severities.Of(finding.Rule, finding.Place.Location);

    private IEnumerable<Diagnostic> At(FieldPlace place) => place.Readers.Where(IsOwnSchema)
        .SelectMany(type => CodeFindings.Of(type, compilation, cancellationToken))
        .Select(found => found.Diagnostic).Where(place.IsThatOf);

    private bool IsOwnSchema(INamedTypeSymbol type) =>
        FieldSymbols.IsOf(type, compilation.Assembly) && AttributeNames.Find(type, AttributeNames.Schema) is not null;
}

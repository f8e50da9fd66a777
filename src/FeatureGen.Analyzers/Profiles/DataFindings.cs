using System.Threading;
using FeatureGen.Analyzers.Files;
using Microsoft.CodeAnalysis;

namespace FeatureGen.Analyzers.Profiles;

/// <summary>
/// What data says of declarations, over all schemas that have them as fields, so that nothing is said twice: the strongest reason to
/// remove a field, and what is to be mended only of those that stay.
/// </summary>
internal sealed class DataFindings
{
    // The strongest first, as the profile's judge has them.
    private static readonly DiagnosticDescriptor[] s_againstField =
        [ProfileRules.Leaking, ProfileRules.MostlyMissing, ProfileRules.Constant, ProfileRules.Redundant, ProfileRules.Unimportant];

    private readonly Dictionary<(Location, string?), Declaration> _declarations = [];

    /// <summary>Counts a schema whose profile measures the field.</summary>
    public void Measured(FieldPlace place) => Of(place).Schemas++;

    /// <summary>Adds what a schema's data says of a field.</summary>
    public void Add(DataFinding finding) => Of(finding.Place).Findings.Add(finding);

    /// <summary>What is left; code may tell some of it better.</summary>
    public IReadOnlyList<DataFinding> Kept { get; private set; } = [];

    /// <summary>What the files of a project say.</summary>
    public static DataFindings Read(Project project, CancellationToken cancellationToken)
    {
        var findings = new DataFindings();
        foreach (var schema in project.Schemas)
            SchemaEvidence.Of(project, schema, project.Options, cancellationToken)?.AddTo(findings);
        findings.Kept = [.. findings._declarations.Values.SelectMany(KeptOf)];
        return findings;
    }

    private static IEnumerable<DataFinding> KeptOf(Declaration declaration)
    {
        var all = declaration.Findings;
        var removal = all.Where(f => Strength(f.Rule) >= 0).OrderBy(f => Strength(f.Rule)).ToList();
        // Where one schema could do without a field that another needs, it stays.
        bool isNeeded = removal.Count < declaration.Schemas;
        var strongest = removal.FirstOrDefault(f => !isNeeded || (f.Rule != ProfileRules.Redundant && f.Rule != ProfileRules.Unimportant));
        if (strongest is not null)
            return all.Where(f => f.Rule == ProfileRules.PoorQuality).Take(1).Append(strongest);
        var costly = all.Where(f => f.Rule == ProfileRules.Costly).ToList();
        var others = all.Where(f => Strength(f.Rule) < 0 && f.Rule != ProfileRules.Costly).GroupBy(f => f.Rule)
            .Select(g => g.First()).ToList();
        return others.Count > 0 ? others : costly.Where(_ => costly.Count >= declaration.Schemas).Take(1);
    }

    private static int Strength(DiagnosticDescriptor rule) => Array.IndexOf(s_againstField, rule);

    private Declaration Of(FieldPlace place)
    {
        var key = (place.Location, place.Held);
        if (!_declarations.TryGetValue(key, out var declaration)) _declarations.Add(key, declaration = new Declaration());
        return declaration;
    }

    private sealed class Declaration
    {
        public int Schemas { get; set; }

        public List<DataFinding> Findings { get; } = [];
    }
}

using FeatureGen.Generator.Schema;
using Microsoft.CodeAnalysis;

namespace FeatureGen.CodeFixes.Editing;

/// <summary>What the front end finds wrong with a type once edits are made: it alone knows what fits.</summary>
internal static class Trial
{
    /// <summary>Whether something wrong with the type of a finding goes, and nothing else comes.</summary>
    public static bool Mends(Finding finding, TextEdits edits) =>
        Problems(finding, edits) is var (before, after) && after.Count < before.Count && after.All(before.Contains);

    /// <summary>Whether nothing comes to be wrong.</summary>
    public static bool BreaksNothing(Finding finding, TextEdits edits) =>
        Problems(finding, edits) is var (before, after) && after.All(before.Contains);

    /// <summary>What is wrong with the type of a finding, before and after; null where the edits cannot be made.</summary>
    public static (IReadOnlyList<SchemaProblem> Before, IReadOnlyList<SchemaProblem> After)? Problems(Finding finding, TextEdits edits)
    {
        var set = new EditSet();
        if (finding.Type is not { } type || !set.TryAdd(edits)) return null;
        return set.In(finding.Model.Compilation).GetTypeByMetadataName(SchemaReader.MetadataName(type)) is { } edited
            ? (Of(type, finding), Of(edited, finding))
            : null;
    }

    // Places move with edits.
    private static IReadOnlyList<SchemaProblem> Of(INamedTypeSymbol type, Finding finding) =>
        [.. SchemaReader.Read(type, finding.CancellationToken).Problems.Select(p => p with { AttributeIndex = 0, Argument = -1 })];
}

using System.Threading;
using FeatureGen.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace FeatureGen.CodeFixes.Editing;

/// <summary>Mends as many findings at once as do not stand in each other's way.</summary>
/// <param name="Solution">What comes of it.</param>
/// <param name="Left">The findings that were not mended, at their places there.</param>
/// <param name="IsDone">Whether none could be mended.</param>
internal sealed record FixRound(Solution Solution, IReadOnlyList<Diagnostic> Left, bool IsDone)
{
    /// <summary>Mends findings by one action.</summary>
    /// <param name="solution">The solution.</param>
    /// <param name="findings">The findings, in the order in which they are mended.</param>
    /// <param name="action">What mends them.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<FixRound> RunAsync(
        Solution solution, IReadOnlyList<Diagnostic> findings, FixAction action, CancellationToken cancellationToken)
    {
        var among = await AmongOthersAsync(solution, findings, cancellationToken).ConfigureAwait(false);
        while (true)
        {
            var split = await SplitAsync(solution, among.Values, cancellationToken).ConfigureAwait(false);
            var edits = new EditSet();
            var mended = new HashSet<Diagnostic>();
            foreach (var finding in findings)
                if (split.Find(finding) is { } place
                    && await FindAsync(split.Solution, place, cancellationToken).ConfigureAwait(false) is { } found
                    && await action.EditsOfAsync(found).ConfigureAwait(false) is { } made && edits.TryAdd(made)) mended.Add(finding);
            if (mended.Count == 0) return new FixRound(solution, findings, true);
            // What is not mended stays in its declaration.
            if (among.Keys.Where(d => !mended.Contains(d)).ToList() is { Count: > 0 } others)
            {
                foreach (var other in others) among.Remove(other);
                continue;
            }
            var after = await edits.ApplyAsync(split.Solution, cancellationToken).ConfigureAwait(false);
            var left = findings.Where(d => !mended.Contains(d)).Select(split.Find).OfType<Diagnostic>().Select(after.Find);
            return new FixRound(after.Solution, [.. left.OfType<Diagnostic>().Select(d => Successor(d, mended))], false);
        }
    }

    /// <summary>
    /// The solution in which a field that is declared together with others has a declaration of its own, if the finding is about one.
    /// </summary>
    public static async Task<EditedSolution> SplitAsync(Solution solution, Diagnostic finding, CancellationToken cancellationToken)
    {
        var among = await AmongOthersAsync(solution, [finding], cancellationToken).ConfigureAwait(false);
        return await SplitAsync(solution, among.Values, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<Dictionary<Diagnostic, VariableDeclaratorSyntax>> AmongOthersAsync(
        Solution solution, IEnumerable<Diagnostic> findings, CancellationToken cancellationToken)
    {
        var among = new Dictionary<Diagnostic, VariableDeclaratorSyntax>();
        foreach (var finding in findings)
        {
            if (finding.Location.SourceTree is not { } tree || solution.GetDocument(tree) is null) continue;
            var root = await tree.GetRootAsync(cancellationToken).ConfigureAwait(false);
            if (DeclaratorSplit.Find(root, finding.Location.SourceSpan) is { } field) among[finding] = field;
        }
        return among;
    }

    private static async Task<EditedSolution> SplitAsync(
        Solution solution, IEnumerable<VariableDeclaratorSyntax> fields, CancellationToken cancellationToken)
    {
        var edits = new List<(SyntaxTree, IReadOnlyList<TextChange>)>();
        foreach (var file in fields.Distinct().GroupBy(f => f.SyntaxTree))
            edits.Add((file.Key, [.. DeclaratorSplit.Changes(file, await file.Key.GetTextAsync(cancellationToken).ConfigureAwait(false))]));
        return await EditedSolution.OfAsync(solution, edits, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<Finding?> FindAsync(Solution solution, Diagnostic diagnostic, CancellationToken cancellationToken) =>
        solution.GetDocument(diagnostic.Location.SourceTree) is { } document
            ? await Finding.ReadAsync(document, diagnostic, cancellationToken).ConfigureAwait(false)
            : null;

    // Where the field that was to stay has been merged into another one, that one stays.
    private static Diagnostic Successor(Diagnostic finding, HashSet<Diagnostic> mended)
    {
        if (Property(finding, FindingProperties.Representative) is not { } representative) return finding;
        var merged = mended.FirstOrDefault(m => Property(m, FindingProperties.Field) == representative
            && (Property(m, FindingProperties.Schema) == Property(finding, FindingProperties.Schema) || finding.AdditionalLocations.Contains(m.Location)));
        if (merged is null || Property(merged, FindingProperties.Representative) is not { } successor) return finding;
        return Diagnostic.Create(
            finding.Descriptor, finding.Location, finding.AdditionalLocations,
            finding.Properties.SetItem(FindingProperties.Representative, successor));
    }

    private static string? Property(Diagnostic finding, string name) => finding.Properties.TryGetValue(name, out var value) ? value : null;
}

using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace FeatureGen.CodeFixes.Editing;

/// <summary>
/// The edits of several findings, made at once, so that nothing around them moves. What would clash with what is there is left for a next
/// time.
/// </summary>
internal sealed class EditSet
{
    private readonly Dictionary<SyntaxTree, TreeEdits> _trees = [];
    private readonly HashSet<string> _claims = new(StringComparer.Ordinal);

    /// <summary>Adds the edits of a finding; false if there are none, or they cannot be made.</summary>
    public bool TryAdd(TextEdits edits)
    {
        var byTree = edits.Removed.Select(r => r.SyntaxTree).Concat(edits.Changes.Select(c => c.Tree)).Distinct().Select(tree => (
            Edits: Of(tree),
            Removed: edits.Removed.Where(r => r.SyntaxTree == tree).ToList(),
            Changes: edits.Changes.Where(c => c.Tree == tree).Select(c => c.Change).ToList())).ToList();
        if (byTree.Count == 0 || edits.Claims.Any(_claims.Contains) || byTree.Any(t => !t.Edits.Takes(t.Removed, t.Changes))) return false;
        _claims.UnionWith(edits.Claims);
        foreach (var tree in byTree) tree.Edits.Add(tree.Removed, tree.Changes);
        return true;
    }

    /// <summary>The solution with all edits made.</summary>
    public async Task<EditedSolution> ApplyAsync(Solution solution, CancellationToken cancellationToken)
    {
        var edits = new List<(SyntaxTree, IReadOnlyList<TextChange>)>();
        foreach (var tree in _trees)
            edits.Add((tree.Key, [.. tree.Value.In(await tree.Key.GetTextAsync(cancellationToken).ConfigureAwait(false))]));
        return await EditedSolution.OfAsync(solution, edits, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The project with all edits made, to see what comes of them.</summary>
    public Compilation In(Compilation compilation)
    {
        foreach (var tree in _trees)
        {
            if (!compilation.ContainsSyntaxTree(tree.Key)) continue;
            var text = tree.Key.GetText();
            compilation = compilation.ReplaceSyntaxTree(tree.Key, tree.Key.WithChangedText(text.WithChanges(tree.Value.In(text))));
        }
        return compilation;
    }

    private TreeEdits Of(SyntaxTree tree)
    {
        if (!_trees.TryGetValue(tree, out var edits)) _trees.Add(tree, edits = new TreeEdits());
        return edits;
    }
}

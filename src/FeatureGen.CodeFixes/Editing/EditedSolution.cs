using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace FeatureGen.CodeFixes.Editing;

/// <summary>A solution that edits made of another one, and the places of findings in it.</summary>
internal sealed class EditedSolution
{
    private readonly Dictionary<SyntaxTree, (SyntaxTree Tree, IReadOnlyList<TextChange> Changes)> _trees = [];

    private EditedSolution(Solution solution) => Solution = solution;

    /// <summary>The solution with the edits made.</summary>
    public Solution Solution { get; private set; }

    /// <summary>Makes the edits of each file.</summary>
    public static async Task<EditedSolution> OfAsync(
        Solution solution, IEnumerable<(SyntaxTree Tree, IReadOnlyList<TextChange> Changes)> edits, CancellationToken cancellationToken)
    {
        var edited = new EditedSolution(solution);
        foreach (var (tree, changes) in edits)
        {
            if (solution.GetDocument(tree) is not { } document) continue;
            var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
            edited.Solution = edited.Solution.WithDocumentText(document.Id, text.WithChanges(changes));
            var now = await edited.Solution.GetDocument(document.Id)!.GetSyntaxTreeAsync(cancellationToken).ConfigureAwait(false);
            edited._trees.Add(tree, (now!, changes));
        }
        return edited;
    }

    /// <summary>The finding at its place now; null if its place is none any more.</summary>
    public Diagnostic? Find(Diagnostic finding)
    {
        if (_trees.Count == 0) return finding;
        return Find(finding.Location) is { } place
            ? Diagnostic.Create(
                finding.Descriptor, place, finding.AdditionalLocations.Select(l => Find(l) ?? Location.None), finding.Properties)
            : null;
    }

    private Location? Find(Location location)
    {
        if (location.SourceTree is not { } tree || !_trees.TryGetValue(tree, out var edited)) return location;
        var span = location.SourceSpan;
        int moved = 0;
        foreach (var change in edited.Changes)
            if (change.Span.End <= span.Start) moved += change.NewText!.Length - change.Span.Length;
            else if (change.Span.Start < span.End) return null;
        return Location.Create(edited.Tree, new TextSpan(span.Start + moved, span.Length));
    }
}

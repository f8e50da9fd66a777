using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace FeatureGen.CodeFixes.Editing;

/// <summary>The edits of one file that can be made together.</summary>
internal sealed class TreeEdits
{
    private readonly HashSet<SyntaxNode> _removed = [];
    private readonly List<TextChange> _changes = [];

    /// <summary>Whether further edits clash with none that are here, and leave no list without what it needs.</summary>
    public bool Takes(IReadOnlyCollection<SyntaxNode> removed, IReadOnlyCollection<TextChange> changes)
    {
        foreach (var change in changes.Where(c => !_changes.Contains(c)))
            if (_changes.Any(c => Clash(c.Span, change.Span))
                || _removed.Concat(removed).Any(r => Clash(r.Span, change.Span))) return false;
        foreach (var element in removed)
            if (_changes.Any(c => Clash(c.Span, element.Span))) return false;
        return removed.Select(e => e.Parent!).Distinct().All(list => CanRemove(list, removed));
    }

    /// <summary>Adds them.</summary>
    public void Add(IReadOnlyCollection<SyntaxNode> removed, IReadOnlyCollection<TextChange> changes)
    {
        _removed.UnionWith(removed);
        _changes.AddRange(changes.Where(c => !_changes.Contains(c)));
    }

    /// <summary>The changes of the text, in order.</summary>
    public IEnumerable<TextChange> In(SourceText text)
    {
        var attributes = AttributeRemoval.Edits(_removed.OfType<AttributeSyntax>(), text);
        var others = _removed.Where(r => r is not AttributeSyntax).GroupBy(r => r.Parent!)
            .SelectMany(g => ListRemoval.Edits(g.Key, new HashSet<SyntaxNode>(g), text));
        return attributes.Concat(others).Concat(_changes).OrderBy(c => c.Span.Start).ThenBy(c => c.Span.End);
    }

    private bool CanRemove(SyntaxNode list, IEnumerable<SyntaxNode> removed)
    {
        var all = ListRemoval.ListOf(removed.First(e => e.Parent == list));
        var gone = new HashSet<SyntaxNode>(_removed.Concat(removed).Where(e => e.Parent == list));
        if (ListRemoval.HasDirectives(list) && !ListRemoval.IsApartFromDirectives(list, all, gone)) return false;
        return list is AttributeListSyntax || all.Any(e => !gone.Contains(e) && (IsValue(e) || !gone.Any(IsValue)));
    }

    private static bool IsValue(SyntaxNode element) => element is not AttributeArgumentSyntax { NameEquals: not null };

    private static bool Clash(TextSpan a, TextSpan b) => a.IsEmpty && b.IsEmpty ? a.Start == b.Start : a.Start < b.End && b.Start < a.End;
}

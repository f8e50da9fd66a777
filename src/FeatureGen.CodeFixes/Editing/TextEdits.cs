using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace FeatureGen.CodeFixes.Editing;

/// <summary>The edits that mend one finding, in whatever files; all are made, or none.</summary>
internal sealed class TextEdits
{
    private readonly List<SyntaxNode> _removed = [];
    private readonly List<(SyntaxTree Tree, TextChange Change)> _changes = [];
    private readonly List<string> _claims = [];

    /// <summary>The elements of lists that go.</summary>
    public IReadOnlyList<SyntaxNode> Removed => _removed;

    /// <summary>The texts that change.</summary>
    public IReadOnlyList<(SyntaxTree Tree, TextChange Change)> Changes => _changes;

    /// <summary>What no other finding may claim when several are mended at once.</summary>
    public IReadOnlyList<string> Claims => _claims;

    /// <summary>Removes an attribute, an argument of one, or a value of an array.</summary>
    public void Remove(SyntaxNode element) => _removed.Add(element);

    /// <summary>Puts a text in the place of a node.</summary>
    public void Replace(SyntaxNode node, string text) => _changes.Add((node.SyntaxTree, new TextChange(node.Span, text)));

    /// <summary>Puts a text in the place of a token.</summary>
    public void Replace(SyntaxToken token, string text) => _changes.Add((token.SyntaxTree!, new TextChange(token.Span, text)));

    /// <summary>Changes a text.</summary>
    public void Change(SyntaxTree tree, TextChange change) => _changes.Add((tree, change));

    /// <summary>Puts a text before a position.</summary>
    public void Insert(SyntaxTree tree, int position, string text) => _changes.Add((tree, new TextChange(new TextSpan(position, 0), text)));

    /// <summary>Puts a text behind a node.</summary>
    public void InsertAfter(SyntaxNode node, string text) => Insert(node.SyntaxTree, node.Span.End, text);

    /// <summary>Claims what only one finding at a time may have.</summary>
    public void Claim(string name) => _claims.Add(name);
}

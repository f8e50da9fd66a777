using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FeatureGen.Analyzers.Declarations;

/// <summary>The code that other generators wrote, which analyzers are not shown: what it may assign is told by the names in it.</summary>
internal sealed class UnseenCode
{
    private readonly ConcurrentDictionary<SyntaxTree, bool> _seen = new();

    /// <summary>Takes a file that analyzers are shown.</summary>
    public void AddSeen(SyntaxTree tree) => _seen.TryAdd(tree, true);

    /// <summary>Those of some fields that are not named there, and whose types it neither asks about nor hands on as type arguments.</summary>
    public IReadOnlyList<ISymbol> NotNamed(IReadOnlyList<ISymbol> fields, Compilation compilation)
    {
        if (fields.Count == 0) return fields;
        var names = new HashSet<string>(fields.SelectMany(f => new[] { f.Name, f.ContainingType.Name }), StringComparer.Ordinal);
        List<SyntaxToken> found = [.. compilation.SyntaxTrees.Where(IsUnseen).SelectMany(tree => Identifiers(tree, names))];
        var named = new HashSet<string>(found.Select(t => t.ValueText), StringComparer.Ordinal);
        var handed = new HashSet<string>(found.Where(t => IsHanded(t.Parent)).Select(t => t.ValueText), StringComparer.Ordinal);
        return [.. fields.Where(f => !named.Contains(f.Name) && !handed.Contains(f.ContainingType.Name))];
    }

    private bool IsUnseen(SyntaxTree tree) => !FileFields.IsOurs(tree) && (!_seen.ContainsKey(tree) || SaysGenerated(tree));

    // Part of a file may be marked as generated; then that part is not shown.
    private static bool SaysGenerated(SyntaxTree tree) => tree.GetText().ToString().Contains("GeneratedCode");

    private static IEnumerable<SyntaxToken> Identifiers(SyntaxTree tree, HashSet<string> names) =>
        tree.GetRoot().DescendantTokens().Where(t => t.IsKind(SyntaxKind.IdentifierToken) && names.Contains(t.ValueText));

    // A type's name as such says little; typeof, pointers and type arguments are how code that cannot be seen comes to fill its objects.
    private static bool IsHanded(SyntaxNode? name)
    {
        while (name?.Parent is TypeSyntax and not GenericNameSyntax) name = name.Parent;
        return name is PointerTypeSyntax || name?.Parent is TypeArgumentListSyntax or TypeOfExpressionSyntax;
    }
}

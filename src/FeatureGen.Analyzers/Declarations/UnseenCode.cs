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
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var tree in compilation.SyntaxTrees)
            if (!FileFields.IsOurs(tree) && (!_seen.ContainsKey(tree) || SaysGenerated(tree))) found.UnionWith(Named(tree, names));
        return [.. fields.Where(f => !found.Contains(f.Name) && !found.Contains(Handed(f.ContainingType.Name)))];
    }

    // Part of a file may be marked as generated; then that part is not shown.
    private static bool SaysGenerated(SyntaxTree tree) => tree.GetText().ToString().Contains("GeneratedCode");

    private static IEnumerable<string> Named(SyntaxTree tree, HashSet<string> names)
    {
        foreach (var token in tree.GetRoot().DescendantTokens())
        {
            if (!token.IsKind(SyntaxKind.IdentifierToken) || !names.Contains(token.ValueText)) continue;
            yield return token.ValueText;
            if (IsHanded(token.Parent)) yield return Handed(token.ValueText);
        }
    }

    // A type's name as such says little; typeof, pointers and type arguments are how code that cannot be seen comes to fill its objects.
    private static bool IsHanded(SyntaxNode? name)
    {
        while (name?.Parent is TypeSyntax and not GenericNameSyntax) name = name.Parent;
        return name is PointerTypeSyntax || name?.Parent is TypeArgumentListSyntax or TypeOfExpressionSyntax;
    }

    private static string Handed(string type) => "<" + type + ">";
}

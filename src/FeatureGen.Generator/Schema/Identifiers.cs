using Microsoft.CodeAnalysis.CSharp;

namespace FeatureGen.Generator.Schema;

/// <summary>Names as they are written in code.</summary>
public static class Identifiers
{
    /// <summary>The identifier, with <c>@</c> if it is a keyword.</summary>
    public static string Escape(string name) => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None && SyntaxFacts.GetContextualKeywordKind(name) == SyntaxKind.None ? name : "@" + name;
}

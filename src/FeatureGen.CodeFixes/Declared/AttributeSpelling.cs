using FeatureGen.Generator.Schema;
using Microsoft.CodeAnalysis;

namespace FeatureGen.CodeFixes.Declared;

/// <summary>Writes attributes so that they mean ours: others have an <c>Ignore</c> too.</summary>
internal static class AttributeSpelling
{
    /// <summary>The name, with the namespace where it would not be found or mean another one.</summary>
    /// <param name="fullName">One of <see cref="AttributeNames"/>.</param>
    /// <param name="beside">What the attribute will stand beside.</param>
    /// <param name="compilation">The project.</param>
    public static string Of(string fullName, SyntaxNode beside, Compilation compilation)
    {
        var written = AttributeNames.Written(fullName);
        var name = written.Substring(1, written.Length - 2);
        var model = compilation.GetSemanticModel(beside.SyntaxTree);
        var found = model.LookupNamespacesAndTypes(beside.SpanStart, name: name + "Attribute");
        bool isOurs = found.Length == 1 && found[0].ToDisplayString() == fullName
            && model.LookupNamespacesAndTypes(beside.SpanStart, name: name).IsEmpty;
        return isOurs ? name : "global::FeatureGen." + name;
    }
}

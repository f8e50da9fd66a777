using FeatureGen.CodeFixes.Editing;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FeatureGen.CodeFixes.Declared;

/// <summary>Writes the settings of attributes, <c>Buckets = 4096</c>.</summary>
internal static class AttributeSettings
{
    /// <summary>Sets a named argument, or adds it.</summary>
    public static void Set(AttributeSyntax attribute, string name, string value, TextEdits edits)
    {
        if (attribute.ArgumentList is not { } list)
            edits.InsertAfter(attribute, $"({name} = {value})");
        else if (list.Arguments.FirstOrDefault(a => a.NameEquals?.Name.Identifier.ValueText == name) is { } argument)
            edits.Replace(argument.Expression, value);
        else if (list.Arguments.Count == 0)
            edits.Insert(list.SyntaxTree, list.OpenParenToken.Span.End, $"{name} = {value}");
        else
            edits.InsertAfter(list.Arguments[list.Arguments.Count - 1], $", {name} = {value}");
    }
}

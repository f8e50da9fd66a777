using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace FeatureGen.CodeFixes.Editing;

/// <summary>
/// Gives a field that is declared together with others, <c>[Numeric] public float A, B;</c>, a declaration of its own: attributes,
/// modifiers, type and documentation are those of all. The others stay together as far as they are neighbours.
/// </summary>
internal static class DeclaratorSplit
{
    /// <summary>
    /// The field at a place, if it is one of several of a declaration that can be split: not where directives say what it consists of.
    /// </summary>
    public static VariableDeclaratorSyntax? Find(SyntaxNode root, TextSpan place)
    {
        if (root.FindToken(place.Start).Parent is not VariableDeclaratorSyntax variable || variable.Identifier.Span != place) return null;
        if (variable.Parent is not VariableDeclarationSyntax { Variables.Count: > 1, Parent: FieldDeclarationSyntax field }) return null;
        return ListRemoval.HasDirectives(field) ? null : variable;
    }

    /// <summary>The changes of the text that split the fields off.</summary>
    public static IEnumerable<TextChange> Changes(IEnumerable<VariableDeclaratorSyntax> fields, SourceText text)
    {
        foreach (var group in fields.GroupBy(v => (VariableDeclarationSyntax)v.Parent!).OrderBy(g => g.Key.SpanStart))
        {
            var variables = group.Key.Variables;
            var cuts = group.SelectMany(v => new[] { variables.IndexOf(v) - 1, variables.IndexOf(v) })
                .Where(i => i >= 0 && i < variables.Count - 1).Distinct().OrderBy(i => i);
            foreach (int i in cuts)
            {
                var field = (FieldDeclarationSyntax)group.Key.Parent!;
                yield return Cut(field, i, Head(field, text), text);
            }
        }
    }

    /// <summary>The change of the text that gives the fields behind the first a declaration of their own, without an attribute.</summary>
    public static TextChange AfterFirst(FieldDeclarationSyntax field, AttributeSyntax without, SourceText text)
    {
        var edited = text.WithChanges(AttributeRemoval.Edits([without], text));
        int fromEnd = text.Length - field.Declaration.Variables[0].SpanStart;
        int start = Math.Min(field.SpanStart, edited.Length - fromEnd);
        return Cut(field, 0, edited.ToString(TextSpan.FromBounds(start, edited.Length - fromEnd)).Trim() + " ", text);
    }

    private static TextChange Cut(FieldDeclarationSyntax field, int before, string head, SourceText text)
    {
        var variables = field.Declaration.Variables;
        var gap = TextSpan.FromBounds(variables.GetSeparator(before).Span.End, variables[before + 1].SpanStart);
        var span = TextSpan.FromBounds(variables.GetSeparator(before).SpanStart, gap.End);
        return new TextChange(span, Between(field, text.ToString(gap), head, text));
    }

    private static string Head(FieldDeclarationSyntax field, SourceText text) =>
        text.ToString(TextSpan.FromBounds(field.SpanStart, field.Declaration.Variables[0].SpanStart)).TrimEnd() + " ";

    // What stands between two declarations where a comma and a gap were.
    private static string Between(FieldDeclarationSyntax field, string gap, string head, SourceText text)
    {
        var line = text.Lines.GetLineFromPosition(field.SpanStart);
        bool isOnOwnLine = TextRemoval.IsBlank(text, line.Start, field.SpanStart);
        if (!isOnOwnLine && gap.IndexOf('\n') < 0) return ";" + gap.TrimEnd() + " " + head;
        var newLine = LineBreaks.At(text, field.SpanStart) + LineBreaks.Indent(text, field.SpanStart);
        var documentation = field.GetLeadingTrivia().Where(t => SyntaxFacts.IsDocumentationCommentTrivia(t.Kind()))
            .Select(t => newLine + text.ToString(t.FullSpan).TrimEnd());
        return ";" + gap.TrimEnd() + string.Concat(documentation) + newLine + head;
    }
}

using FeatureGen.Analyzers;
using FeatureGen.Analyzers.Schemas;
using FeatureGen.CodeFixes.Declared;
using FeatureGen.CodeFixes.Editing;
using FeatureGen.Formats.Json;
using FeatureGen.Formats.Schemas;
using FeatureGen.Generator.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FeatureGen.CodeFixes;

/// <summary>FG0007: cuts the numbers in crosses into intervals of about equally many rows, where the profile counted them.</summary>
/// <remarks>
/// Boundaries that nothing speaks for would only look like an answer. All crosses of the type are mended at once: with the first number
/// that is cut the profile is of other fields.
/// </remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(BucketizeFix))]
public sealed class BucketizeFix() : TextEditFix(new FixAction(
    "Cut crossed numbers at the profile's quantiles", "Bucketize", Mend, SchemaRules.CrossFieldWithoutIndex.Id))
{
    private static bool Mend(Finding finding, TextEdits edits)
    {
        if (finding.Type is not { } type || ProfiledIntervals.Of(finding) is not { } intervals) return false;
        var layout = SchemaLayout.Of(SchemaReader.Read(type, finding.CancellationToken).Manifest);
        var cuts = new Dictionary<SyntaxNode, string>();
        bool isMended = false;
        foreach (var cross in type.GetAttributes().Where(a => AttributeNames.Is(a, AttributeNames.Cross)))
        {
            if (Cuts(CrossNames.Parts(cross), layout, intervals, finding) is not { } ofCross) continue;
            isMended |= cross.ApplicationSyntaxReference?.GetSyntax(finding.CancellationToken) == finding.Attribute;
            foreach (var (kind, cut) in ofCross) cuts[kind] = cut;
        }
        foreach (var cut in cuts) edits.Replace(cut.Key, cut.Value);
        return isMended && Trial.Mends(finding, edits);
    }

    // What becomes of the kinds of a cross's numbers; null where something else is wrong with it, too.
    private static List<(SyntaxNode Kind, string Cut)>? Cuts(
        IReadOnlyList<string> parts, SchemaLayout layout, ProfiledIntervals intervals, Finding finding)
    {
        var cuts = new List<(SyntaxNode, string)>();
        foreach (var name in parts)
        {
            if (layout.Fields.FirstOrDefault(f => f.Field.Name == name) is not { } field) return null;
            if (CrossUse.Takes(field)) continue;
            if (Cut(field.Field, intervals, finding) is not { } cut) return null;
            cuts.Add(cut);
        }
        return cuts;
    }

    // A transformed number was counted transformed.
    private static (SyntaxNode Kind, string Cut)? Cut(FieldManifest field, ProfiledIntervals intervals, Finding finding)
    {
        if (field is not { Kind: FieldKind.Numeric, Transform: Transform.None, Type: not ScalarType.Boolean }) return null;
        var boundaries = intervals.BoundariesOf(field.Name);
        if (boundaries.Count == 0 || finding.Type is not { } type) return null;
        if (FieldSymbols.AtPath(type, field.Name) is not { } member) return null;
        if (FieldAttributes.Kind(member, finding.CancellationToken) is not { } kind || !IsOwn(kind, finding)) return null;
        var name = AttributeSpelling.Of(AttributeNames.Bucketized, kind, finding.Model.Compilation);
        return (kind, $"{name}({string.Join(", ", boundaries.Select(b => NumberText.Of((float)b)))})");
    }

    // The attribute of one field, in this project.
    private static bool IsOwn(SyntaxNode kind, Finding finding) =>
        finding.Model.Compilation.ContainsSyntaxTree(kind.SyntaxTree)
        && kind.Parent?.Parent is not FieldDeclarationSyntax { Declaration.Variables.Count: > 1 };
}

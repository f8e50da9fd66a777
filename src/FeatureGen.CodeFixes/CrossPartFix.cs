using FeatureGen.Analyzers;
using FeatureGen.Analyzers.Schemas;
using FeatureGen.CodeFixes.Declared;
using FeatureGen.CodeFixes.Editing;
using FeatureGen.Formats;
using FeatureGen.Formats.Schemas;
using FeatureGen.Generator.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FeatureGen.CodeFixes;

/// <summary>FG0006, FG0007, FG0011: mends what a cross names, or removes it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CrossPartFix))]
public sealed class CrossPartFix() : TextEditFix(
    new FixAction("Name the field that is meant", "NameField", NameField, SchemaRules.UnknownCrossField.Id),
    new FixAction("Name the fields of the other cross", "NameFields", NameFields, SchemaRules.UnknownCrossField.Id),
    new FixAction(
        "Take the field out of the cross", "TakeOutOfCross", TakeOut,
        SchemaRules.UnknownCrossField.Id, SchemaRules.CrossFieldWithoutIndex.Id),
    new FixAction(
        "Remove the cross", "RemoveWrongCross", Remove,
        SchemaRules.UnknownCrossField.Id, SchemaRules.CrossFieldWithoutIndex.Id, SchemaRules.ImpossibleSetting.Id))
{
    private static bool NameField(Finding finding, TextEdits edits)
    {
        if (Parts(finding) is not var (layout, parts)) return false;
        var possible = layout.Fields.Where(CrossUse.Takes).Select(f => f.Field.Name).Except(parts.Select(p => p.Name)).ToList();
        foreach (var (name, value) in parts)
        {
            if (layout.Fields.Any(f => f.Field.Name == name)) continue;
            if (Meant(name, possible) is not { } meant) return false;
            edits.Replace(value, CrossUse.Written(value, meant));
            possible.Remove(meant);
        }
        return edits.Changes.Count > 0 && Trial.Mends(finding, edits);
    }

    // A field of a nested schema is often named without its path.
    private static string? Meant(string name, IReadOnlyList<string> possible)
    {
        var nested = possible.Where(p => p.EndsWith("." + name, StringComparison.OrdinalIgnoreCase)).ToList();
        if (nested.Count == 1) return nested[0];
        return NearNames.Find(name, possible).FirstOrDefault() ?? possible.FirstOrDefault(p => Letters(p) == Letters(name));
    }

    // Of letters that changed places two are wrong, which is too much of a short name.
    private static string Letters(string name) => new([.. name.ToUpperInvariant().OrderBy(c => c)]);

    private static bool NameFields(Finding finding, TextEdits edits)
    {
        if (Parts(finding) is not var (_, parts)) return false;
        var named = new HashSet<string>(parts.Select(p => p.Name), StringComparer.Ordinal);
        foreach (var (name, value) in parts.Where(p => p.Name.IndexOf('*') > 0))
        {
            // The cross of a nested schema has the path of that before its first field.
            var path = name.Substring(0, name.LastIndexOf('.', name.IndexOf('*')) + 1);
            var fields = name.Substring(path.Length).Split('*').Select(f => path + f).Where(named.Add).ToList();
            if (fields.Count == 0) edits.Remove(ListRemoval.ElementOf(value));
            else edits.Replace(value, string.Join(", ", fields.Select(f => SymbolDisplay.FormatLiteral(f, quote: true))));
        }
        return (edits.Changes.Count > 0 || edits.Removed.Count > 0) && Trial.Mends(finding, edits);
    }

    private static bool TakeOut(Finding finding, TextEdits edits)
    {
        if (Parts(finding) is not var (layout, parts)) return false;
        var removed = parts.Where(p => !layout.Fields.Any(f => f.Field.Name == p.Name && CrossUse.Takes(f))).ToList();
        if (parts.Count - removed.Count < 2) return false;
        foreach (var part in removed) edits.Remove(ListRemoval.ElementOf(part.Value));
        return removed.Count > 0 && Trial.Mends(finding, edits);
    }

    private static bool Remove(Finding finding, TextEdits edits)
    {
        if (finding.Attribute is not { Parent.Parent: TypeDeclarationSyntax } cross) return false;
        edits.Remove(cross);
        return Trial.Mends(finding, edits);
    }

    // The fields of the type that the cross stands on, and those that the cross names, as far as they are written out.
    private static (SchemaLayout Layout, IReadOnlyList<(string Name, ExpressionSyntax Value)> Parts)? Parts(Finding finding)
    {
        if (finding.Attribute is not { Parent.Parent: TypeDeclarationSyntax } cross || finding.Type is not { } type) return null;
        var parts = new List<(string, ExpressionSyntax)>();
        foreach (var value in AttributePlaces.Values(cross))
        {
            if (finding.Model.GetConstantValue(value, finding.CancellationToken).Value is not string name) return null;
            parts.Add((name, value));
        }
        return (SchemaLayout.Of(SchemaReader.Read(type, finding.CancellationToken).Manifest), parts);
    }
}

using FeatureGen.Analyzers;
using FeatureGen.Analyzers.Code;
using FeatureGen.Analyzers.Profiles;
using FeatureGen.CodeFixes.Declared;
using FeatureGen.CodeFixes.Editing;
using FeatureGen.Formats.Schemas;
using FeatureGen.Generator.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FeatureGen.CodeFixes;

/// <summary>
/// FG1001, FG3001: takes a redundant field out of the schema where crosses name it, and puts the field that says the same into the crosses.
/// </summary>
/// <remarks>
/// Only where each cross can take it: it must have one index, and no cross may combine the same fields already. Where no cross names the
/// field, merging is removing, which <see cref="RemoveFieldFix"/> offers.
/// </remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MergeFieldFix))]
public sealed class MergeFieldFix() : TextEditFix(new FixAction(
    "Merge into the representative", "MergeField", Mend, ProfileRules.Redundant.Id, CodeRules.Redundant.Id))
{
    private static bool Mend(Finding finding, TextEdits edits)
    {
        if (finding.Member is not { } member || finding.Property(FindingProperties.Representative) is not { } representative) return false;
        var attributes = FieldAttributes.Of(member, finding.CancellationToken);
        var uses = finding.CrossUses.ToList();
        if (attributes.Count == 0 || uses.Count == 0) return false;
        foreach (var use in uses)
            if (NameIn(use, finding, representative) is not { } name || !CanTake(use, name, finding)
                || !Rename(use, name, edits)) return false;
        foreach (var attribute in attributes) edits.Remove(attribute);
        return true;
    }

    // Another schema that holds both names them alike if they are declared side by side.
    private static string? NameIn(CrossUse use, Finding finding, string representative)
    {
        if (SchemaReader.MetadataName(use.Type) == finding.Property(FindingProperties.Schema)) return representative;
        var field = finding.Property(FindingProperties.Field)!;
        var holder = Holder(field);
        return holder == Holder(representative) ? Holder(use.Names[use.Part]) + representative.Substring(holder.Length) : null;
    }

    private static string Holder(string name) => name.Substring(0, name.LastIndexOf('.') + 1);

    private static bool CanTake(CrossUse use, string name, Finding finding)
    {
        var layout = SchemaLayout.Of(SchemaReader.Read(use.Type, finding.CancellationToken).Manifest);
        var field = layout.Fields.FirstOrDefault(f => f.Field.Name == name);
        if (field is null || !CrossUse.Takes(field)) return false;
        var parts = new HashSet<string>(Renamed(use, name), StringComparer.Ordinal);
        return parts.Count == use.Names.Count
            && !layout.Fields.Any(f => f.Field.Kind == FieldKind.Cross && parts.SetEquals(f.Field.CrossedFields));
    }

    private static IEnumerable<string> Renamed(CrossUse use, string name) => use.Names.Select((part, i) => i == use.Part ? name : part);

    private static bool Rename(CrossUse use, string name, TextEdits edits)
    {
        if (use.Value is not { } part) return false;
        edits.Replace(part, CrossUse.Written(part, name));
        // Of several fields that are merged at once, each cross takes one, and no two crosses become the same.
        edits.Claim(use.Attribute.SyntaxTree.FilePath + "@" + use.Attribute.SpanStart);
        var parts = Renamed(use, name).OrderBy(n => n, StringComparer.Ordinal);
        edits.Claim(SchemaReader.MetadataName(use.Type) + ":" + string.Join("*", parts));
        return true;
    }
}

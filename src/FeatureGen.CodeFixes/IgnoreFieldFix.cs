using FeatureGen.Analyzers.Code;
using FeatureGen.Analyzers.Declarations;
using FeatureGen.Analyzers.Files;
using FeatureGen.Analyzers.Profiles;
using FeatureGen.Analyzers.Schemas;
using FeatureGen.CodeFixes.Declared;
using FeatureGen.CodeFixes.Editing;
using FeatureGen.Generator.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FeatureGen.CodeFixes;

/// <summary>Puts <c>[Ignore]</c> in the place of what makes a property a field, with a reason to be written.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(IgnoreFieldFix))]
public sealed class IgnoreFieldFix() : TextEditFix(new FixAction(
    "Take out, with a reason",
    "Ignore",
    Mend,
    [
        SchemaRules.UnsupportedType.Id,
        SchemaRules.CyclicSchema.Id,
        SchemaRules.InaccessibleGetter.Id,
        .. ProfileRules.All.Select(r => r.Id),
        FileRules.UnusedField.Id,
        .. CodeRules.All.Select(r => r.Id),
        DeclarationRules.Identifier.Id,
        DeclarationRules.Undeclared.Id,
        DeclarationRules.Unassigned.Id,
    ]))
{
    // A property that is taken out is no label, group or weight either.
    private static readonly string[] s_roles = [AttributeNames.Label, AttributeNames.Group, AttributeNames.Weight];

    private static bool Mend(Finding finding, TextEdits edits)
    {
        if (finding.Member is not { } member || s_roles.Any(role => AttributeNames.Find(member, role) is not null)) return false;
        if (finding.CrossUses.Any()) return false;
        bool isField = FieldAttributes.Kinds(member, finding.CancellationToken).Count > 0;
        // A holder whose nested schema has the finding is left alone: more than the field would go.
        if (!isField && finding.Diagnostic.Id != SchemaRules.CyclicSchema.Id
            && finding.Diagnostic.Id != DeclarationRules.Undeclared.Id) return false;
        var replaced = FieldAttributes.Of(member, finding.CancellationToken).OrderBy(a => a.SpanStart).ToList();
        var ignore = AttributeSpelling.Of(AttributeNames.Ignore, finding.Declaration!, finding.Model.Compilation) + "(\"TODO: why\")";
        if (replaced.FirstOrDefault(a => a.SyntaxTree == finding.Declaration!.SyntaxTree) is { } first) edits.Replace(first, ignore);
        else FieldAttributes.Add(finding.Declaration!, ignore, edits);
        foreach (var attribute in replaced.Where(a => edits.Changes.All(c => c.Tree != a.SyntaxTree || c.Change.Span != a.Span)))
            edits.Remove(attribute);
        return true;
    }
}

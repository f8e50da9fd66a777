using FeatureGen.Analyzers.Schemas;
using FeatureGen.CodeFixes.Declared;
using FeatureGen.CodeFixes.Editing;
using FeatureGen.Generator.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace FeatureGen.CodeFixes;

/// <summary>FG0013: adds <c>[MultiValued]</c> beside the kind of a collection.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddMultiValuedFix))]
public sealed class AddMultiValuedFix() : TextEditFix(new FixAction(
    "Add [MultiValued]", "AddMultiValued", Mend, SchemaRules.MultiValuedMismatch.Id))
{
    private static bool Mend(Finding finding, TextEdits edits)
    {
        if (finding.Attribute is not { } kind || finding.Member is not { } member) return false;
        if (FieldAttributes.Find(member, AttributeNames.MultiValued, finding.CancellationToken) is not null) return false;
        edits.InsertAfter(kind, ", " + AttributeSpelling.Of(AttributeNames.MultiValued, kind, finding.Model.Compilation));
        return true;
    }
}

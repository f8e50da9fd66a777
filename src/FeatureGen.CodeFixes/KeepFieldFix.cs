using FeatureGen.Analyzers.Code;
using FeatureGen.Analyzers.Declarations;
using FeatureGen.Analyzers.Files;
using FeatureGen.Analyzers.Profiles;
using FeatureGen.CodeFixes.Declared;
using FeatureGen.CodeFixes.Editing;
using FeatureGen.Generator.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace FeatureGen.CodeFixes;

/// <summary>
/// Adds <c>[Keep]</c> beside a field's kind, with a reason to be written: for what data says, and for what code alone shows and somebody
/// may know better.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(KeepFieldFix))]
public sealed class KeepFieldFix() : TextEditFix(new FixAction(
    "Keep, with a reason",
    "Keep",
    Mend,
    [
        .. ProfileRules.All.Select(r => r.Id),
        FileRules.UnusedField.Id,
        CodeRules.Redundant.Id,
        CodeRules.Derived.Id,
        CodeRules.AfterLabel.Id,
        DeclarationRules.Skew.Id,
        DeclarationRules.Identifier.Id,
        DeclarationRules.Unassigned.Id,
    ]))
{
    private static bool Mend(Finding finding, TextEdits edits)
    {
        if (finding.Member is not { } member
            || FieldAttributes.Find(member, AttributeNames.Keep, finding.CancellationToken) is not null) return false;
        if (FieldAttributes.Kind(member, finding.CancellationToken) is not { } kind) return false;
        edits.InsertAfter(kind, $", {AttributeSpelling.Of(AttributeNames.Keep, kind, finding.Model.Compilation)}(\"TODO: why\")");
        return true;
    }
}

using FeatureGen.Analyzers;
using FeatureGen.Analyzers.Code;
using FeatureGen.Analyzers.Declarations;
using FeatureGen.Analyzers.Files;
using FeatureGen.Analyzers.Profiles;
using FeatureGen.CodeFixes.Declared;
using FeatureGen.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace FeatureGen.CodeFixes;

/// <summary>
/// Takes a field or cross out of the schema by removing its attributes; the property stays. Not where a cross would lack its part.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveFieldFix))]
public sealed class RemoveFieldFix() : TextEditFix(new FixAction(
    "Remove the field from the schema",
    "RemoveField",
    Mend,
    ProfileRules.Redundant.Id,
    ProfileRules.Unimportant.Id,
    ProfileRules.Constant.Id,
    ProfileRules.MostlyMissing.Id,
    ProfileRules.Leaking.Id,
    ProfileRules.PoorQuality.Id,
    ProfileRules.Costly.Id,
    FileRules.UnusedField.Id,
    CodeRules.Redundant.Id,
    CodeRules.Derived.Id,
    CodeRules.FromLabel.Id,
    CodeRules.AfterLabel.Id,
    DeclarationRules.Identifier.Id,
    DeclarationRules.Unassigned.Id))
{
    private static bool Mend(Finding finding, TextEdits edits)
    {
        if (finding.Cross is { } cross)
        {
            edits.Remove(cross);
            return true;
        }
        if (finding.Member is not { } member) return false;
        if (FieldAttributes.Kinds(member, finding.CancellationToken).Count == 0) return false;
        if (finding.CrossUses.Any()) return false;
        foreach (var attribute in FieldAttributes.Of(member, finding.CancellationToken)) edits.Remove(attribute);
        return true;
    }
}

using FeatureGen.Analyzers.Declarations;
using FeatureGen.CodeFixes.Declared;
using FeatureGen.CodeFixes.Editing;
using FeatureGen.Generator.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace FeatureGen.CodeFixes;

/// <summary>FG3007: says on a <c>[Timestamp]</c> that its values are in UTC.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SetZoneFix))]
public sealed class SetZoneFix() : TextEditFix(new FixAction("Say that it is in UTC", "SetZone", Mend, DeclarationRules.Zone.Id))
{
    private static bool Mend(Finding finding, TextEdits edits)
    {
        if (finding.Member is not { } member) return false;
        if (FieldAttributes.Find(member, AttributeNames.Timestamp, finding.CancellationToken) is not { } timestamp) return false;
        AttributeSettings.Set(timestamp, "UtcOffsetMinutes", "0", edits);
        return true;
    }
}

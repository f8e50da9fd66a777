using FeatureGen.Analyzers;
using FeatureGen.Analyzers.Declarations;
using FeatureGen.Analyzers.Profiles;
using FeatureGen.CodeFixes.Declared;
using FeatureGen.CodeFixes.Editing;
using FeatureGen.Generator.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FeatureGen.CodeFixes;

/// <summary>
/// FG1006, FG3010: sets <c>Buckets</c> to the number that the message names; FG3009: brings <c>Min</c> or <c>Max</c> to what the type can
/// hold.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SetNumberFix))]
public sealed class SetNumberFix() : TextEditFix(
    new FixAction("Set the number of buckets", "SetBuckets", SetBuckets, ProfileRules.FewBuckets.Id, DeclarationRules.SmallCross.Id),
    new FixAction("Limit the range to the type", "LimitRange", LimitRange, DeclarationRules.Unreachable.Id))
{
    private static bool SetBuckets(Finding finding, TextEdits edits)
    {
        if (finding.Property(FindingProperties.Buckets) is not { } number) return false;
        var attribute = finding.Attribute
            ?? (finding.Member is { } member ? FieldAttributes.Find(member, AttributeNames.Hashed, finding.CancellationToken) : null);
        if (attribute is null) return false;
        AttributeSettings.Set(attribute, "Buckets", number, edits);
        return true;
    }

    private static bool LimitRange(Finding finding, TextEdits edits)
    {
        if (finding.Property(FindingProperties.Limit) is not { } number) return false;
        if (finding.Node.FirstAncestorOrSelf<AttributeArgumentSyntax>() is not { NameEquals: not null } argument) return false;
        edits.Replace(argument.Expression, number);
        return true;
    }
}

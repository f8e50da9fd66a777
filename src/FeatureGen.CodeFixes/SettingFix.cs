using System.Globalization;
using FeatureGen.Analyzers.Schemas;
using FeatureGen.CodeFixes.Declared;
using FeatureGen.CodeFixes.Editing;
using FeatureGen.Generator.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FeatureGen.CodeFixes;

/// <summary>FG0011: brings a setting into its range.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SettingFix))]
public sealed class SettingFix() : TextEditFix(
    new FixAction("Leave the setting at its default", "UseDefault", UseDefault, SchemaRules.ImpossibleSetting.Id),
    new FixAction("Set the nearest possible value", "SetNearest", SetNearest, SchemaRules.ImpossibleSetting.Id),
    new FixAction("Swap Min and Max", "SwapRange", SwapRange, SchemaRules.ImpossibleSetting.Id))
{
    private static readonly string[] s_defaults = ["Buckets", "OutOfVocabulary", "Mean", "StandardDeviation", "UtcOffsetMinutes"];

    private static bool UseDefault(Finding finding, TextEdits edits)
    {
        if (Setting(finding) is not { Parent: AttributeArgumentListSyntax list } argument) return false;
        if (!s_defaults.Contains(argument.NameEquals!.Name.Identifier.ValueText) && !IsOfMultiValued(list, finding)) return false;
        if (list.Arguments.Count == 1) edits.Replace(list, "");
        else edits.Remove(argument);
        return Trial.Mends(finding, edits);
    }

    // A number that is far off says nothing: the front end has the last word.
    private static bool SetNearest(Finding finding, TextEdits edits)
    {
        if (Setting(finding) is not { } argument || Number(argument.Expression, finding) is not { } number) return false;
        long? nearest = argument.NameEquals!.Name.Identifier.ValueText switch
        {
            "Buckets" when number > 0 => 1 << 24,
            "Max" when number > 0 && IsOfMultiValued(argument.Parent!, finding) => 65_536,
            "OutOfVocabulary" when number < 0 => 0,
            "UtcOffsetMinutes" => number < 0 ? -14 * 60 : 14 * 60,
            _ => null,
        };
        if (nearest is not { } value) return false;
        edits.Replace(argument.Expression, value.ToString(CultureInfo.InvariantCulture));
        return Trial.Mends(finding, edits);
    }

    private static bool SwapRange(Finding finding, TextEdits edits)
    {
        if (Setting(finding)?.Parent is not AttributeArgumentListSyntax list) return false;
        if (Named("Min", list) is not { } min || Named("Max", list) is not { } max) return false;
        if (!(Number(min.Expression, finding) > Number(max.Expression, finding))) return false;
        edits.Replace(min.Expression, max.Expression.ToString());
        edits.Replace(max.Expression, min.Expression.ToString());
        return Trial.Mends(finding, edits);
    }

    private static bool IsOfMultiValued(SyntaxNode list, Finding finding) =>
        finding.Member is { } member && FieldAttributes.Find(member, AttributeNames.MultiValued, finding.CancellationToken) == list.Parent;

    private static AttributeArgumentSyntax? Setting(Finding finding) =>
        finding.Node.FirstAncestorOrSelf<AttributeArgumentSyntax>() is { NameEquals: not null } argument ? argument : null;

    private static AttributeArgumentSyntax? Named(string name, AttributeArgumentListSyntax list) =>
        list.Arguments.FirstOrDefault(a => a.NameEquals?.Name.Identifier.ValueText == name);

    private static double? Number(ExpressionSyntax value, Finding finding) =>
        finding.Model.GetConstantValue(value, finding.CancellationToken).Value is IConvertible and not string and var number
            ? Convert.ToDouble(number, CultureInfo.InvariantCulture)
            : null;
}

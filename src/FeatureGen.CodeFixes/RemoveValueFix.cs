using System.Globalization;
using FeatureGen.Analyzers;
using FeatureGen.Analyzers.Declarations;
using FeatureGen.Analyzers.Schemas;
using FeatureGen.CodeFixes.Editing;
using FeatureGen.Formats.Schemas;
using FeatureGen.Generator.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FeatureGen.CodeFixes;

/// <summary>
/// FG0012, FG3008: removes a value of a vocabulary that stands there already or says nothing; FG3009: a boundary that no value reaches;
/// FG0011: one that is no number.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveValueFix))]
public sealed class RemoveValueFix() : TextEditFix(
    new FixAction(
        "Remove the value from the vocabulary", "RemoveValue", RemoveValue,
        SchemaRules.BadVocabulary.Id, DeclarationRules.NearDuplicate.Id),
    new FixAction(
        "Remove the boundary", "RemoveBoundary", RemoveBoundary,
        SchemaRules.ImpossibleSetting.Id, DeclarationRules.Unreachable.Id))
{
    private static bool RemoveValue(Finding finding, TextEdits edits) =>
        finding.Diagnostic.Id == DeclarationRules.NearDuplicate.Id ? RemoveFound(finding, edits) : RemoveRepeated(finding, edits);

    private static bool RemoveFound(Finding finding, TextEdits edits)
    {
        if (finding.Attribute is not { } attribute) return false;
        var place = finding.Diagnostic.Location.SourceSpan;
        if (AttributePlaces.Values(attribute).FirstOrDefault(v => v.Span == place) is not { } value) return false;
        edits.Remove(ListRemoval.ElementOf(value));
        return true;
    }

    private static bool RemoveBoundary(Finding finding, TextEdits edits)
    {
        if (finding.Diagnostic.Id != SchemaRules.ImpossibleSetting.Id) return RemoveFound(finding, edits);
        if (finding.Attribute is not { } attribute || finding.Member is null) return false;
        foreach (var value in AttributePlaces.Values(attribute))
            if (finding.Model.GetConstantValue(value, finding.CancellationToken).Value is IConvertible and not string and var number
                && IsInfinite((float)Convert.ToDouble(number, CultureInfo.InvariantCulture)))
                edits.Remove(ListRemoval.ElementOf(value));
        return edits.Removed.Count > 0 && Trial.Mends(finding, edits);
    }

    // They are compared in 32 bits.
    private static bool IsInfinite(float boundary) => float.IsNaN(boundary) || float.IsInfinity(boundary);

    // The front end stops at the first value that is wrong; all go at once.
    private static bool RemoveRepeated(Finding finding, TextEdits edits)
    {
        if (finding.Attribute is not { } attribute || !IsString(finding.Member)) return false;
        var seen = new HashSet<string>(StringComparer.Ordinal) { "" };
        foreach (var value in AttributePlaces.Values(attribute))
        {
            if (finding.Model.GetConstantValue(value, finding.CancellationToken).Value is not string text) return false;
            if (!seen.Add(text)) edits.Remove(ListRemoval.ElementOf(value));
        }
        return edits.Removed.Count > 0;
    }

    private static bool IsString(ISymbol? member) => member switch
    {
        IPropertySymbol property => PropertyType.Of(property.Type).Scalar == ScalarType.String,
        IFieldSymbol field => PropertyType.Of(field.Type).Scalar == ScalarType.String,
        _ => false,
    };
}

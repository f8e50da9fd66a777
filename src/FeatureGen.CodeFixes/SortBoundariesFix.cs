using System.Globalization;
using FeatureGen.Analyzers;
using FeatureGen.Analyzers.Schemas;
using FeatureGen.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace FeatureGen.CodeFixes;

/// <summary>
/// FG0005: puts the boundaries in order, each once. Not where comments stand among them, which would be told of others then.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SortBoundariesFix))]
public sealed class SortBoundariesFix() : TextEditFix(new FixAction(
    "Sort the boundaries", "SortBoundaries", Mend, SchemaRules.BoundariesNotIncreasing.Id))
{
    private static bool Mend(Finding finding, TextEdits edits)
    {
        if (finding.Attribute is not { ArgumentList: { } list } attribute) return false;
        if (list.DescendantTrivia().Any(t => list.Span.Contains(t.Span) && !string.IsNullOrWhiteSpace(t.ToFullString()))) return false;
        var values = AttributePlaces.Values(attribute);
        var boundaries = new List<(float Value, string Text)>();
        foreach (var value in values)
        {
            var constant = finding.Model.GetConstantValue(value, finding.CancellationToken);
            if (Number(constant.Value) is not { } number) return false;
            boundaries.Add((number, value.ToString()));
        }
        var sorted = boundaries.OrderBy(b => b.Value).GroupBy(b => b.Value, (_, same) => same.First().Text).ToList();
        for (int i = 0; i < values.Count; i++)
            if (i >= sorted.Count) edits.Remove(ListRemoval.ElementOf(values[i]));
            else if (sorted[i] != boundaries[i].Text) edits.Replace(values[i], sorted[i]);
        return true;
    }

    // They are compared in 32 bits.
    private static float? Number(object? constant)
    {
        if (constant is null or string or bool || constant is not IConvertible) return null;
        float number = (float)Convert.ToDouble(constant, CultureInfo.InvariantCulture);
        return float.IsNaN(number) || float.IsInfinity(number) ? null : number;
    }
}

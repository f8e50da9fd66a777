using System.Text;
using FeatureGen.Formats.Profiles;
using FeatureGen.Formats.Schemas;
using FeatureGen.Learning.Profiling;
using FeatureGen.Learning.Statistics;

namespace FeatureGen.Learning.Drift;

/// <summary>How new rows are counted: the fields of a profile as they were measured, in the bins that it froze, and the label.</summary>
/// <param name="Columns">Fields with one value a row, and what crosses are made of.</param>
/// <param name="Lists">Fields with several values a row.</param>
/// <param name="Label">The label: code 0 is missing, then the classes of the profile, and where there may be others, these as one.</param>
internal sealed record DriftPlan(IReadOnlyList<ProfiledColumn> Columns, IReadOnlyList<ListCounter> Lists, ColumnTreatment Label)
{
    /// <summary>The columns of a profile that was measured without a schema.</summary>
    public static DriftPlan Of(ProfileFile profile)
    {
        // What is no number any more is a change to be counted, no fault of the data.
        var kept = profile.Fields.Where(field => field.Distribution is not null).DistinctBy(field => field.Name);
        var columns = kept.Select(field => new ProfiledColumn(
            field.Name,
            field.Kind == FieldKind.Numeric
                ? ColumnTreatment.Number.InBins([.. field.Distribution!.Edges], MaximumOf(field.Distribution), isStrict: false)
                : ColumnTreatment.Among(field.Distribution!.Values)));
        var label = profile.HasRealLabel
            ? ColumnTreatment.Number.InBins([.. profile.Target!.Edges], double.PositiveInfinity, isStrict: false)
            : ColumnTreatment.Among(profile.Classes);
        return new DriftPlan([.. columns], [], label);
    }

    /// <summary>The fields of the schema that a profile was measured through.</summary>
    public static DriftPlan Of(ProfileFile profile, SchemaManifest schema)
    {
        var fields = profile.Fields.ToLookup(field => field.Name, StringComparer.Ordinal);
        var plan = new SchemaPlan(schema, outRank: false, Freeze);
        return new DriftPlan(plan.Columns, plan.Lists, LabelOf(profile, schema.Label!));

        ColumnTreatment Freeze(string field, ColumnTreatment treatment)
        {
            var distribution = fields[field].FirstOrDefault()?.Distribution ?? new ProfileDistribution();
            return treatment.Kind switch
            {
                ColumnKind.Number => treatment.InBins([.. distribution.Edges], MaximumOf(distribution), isStrict: true),
                ColumnKind.Category => ColumnTreatment.Among(distribution.Values),
                _ => treatment,
            };
        }
    }

    private static double MaximumOf(ProfileDistribution distribution) => distribution.Maximum ?? double.PositiveInfinity;

    private static ColumnTreatment LabelOf(ProfileFile profile, LabelManifest label)
    {
        NumberParser parser = (ReadOnlySpan<byte> text, out double number) => LabelChoice.TryRead(label.Type, text, out number);
        if (profile.HasRealLabel) return ColumnTreatment.NumberBy(parser).InBins([.. profile.Target!.Edges], double.PositiveInfinity, isStrict: true);
        if (profile.Target?.Kind is null or TargetKind.Binary && profile.Classes is ["0", "1"]) return Binary(LabelRule.Binary(label));
        if (label.Type is ScalarType.String or ScalarType.Enum) return ColumnTreatment.Among(profile.Classes);
        double[] numbers = [.. profile.Classes.Select(name => parser(Encoding.UTF8.GetBytes(name), out double number) ? number : double.NaN)];
        return ColumnTreatment.Index(numbers.Length + 2, text =>
            !parser(text, out double number) ? throw new FormatException("a number is expected")
            : Array.IndexOf(numbers, number) is >= 0 and var place ? 1 + place : numbers.Length + 1);
    }

    private static ColumnTreatment Binary(LabelRule rule) => ColumnTreatment.Index(3, text =>
        rule.TryRead(text, out float label)
            ? float.IsNaN(label) ? 0 : 1 + (int)label
            : throw new FormatException($"{rule.Expected} is expected"));
}

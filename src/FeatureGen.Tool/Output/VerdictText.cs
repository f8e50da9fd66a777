using System.Globalization;
using FeatureGen.Formats.Profiles;

namespace FeatureGen.Tool.Output;

/// <summary>Verdicts in words, with the evidence.</summary>
internal static class VerdictText
{
    public static string Of(ProfileField field, ProfileVerdict verdict) => verdict switch
    {
        ProfileVerdict.Constant => "constant: one value in every row",
        ProfileVerdict.MostlyMissing => Text($"mostly missing: {field.Coverage:P1} of the rows have a value"),
        ProfileVerdict.Leaking when field.Leak is { } leak => "suspected leak: " + Of(leak),
        ProfileVerdict.Leaking => Text($"suspected leak: explains {field.LabelShare:P0} of the label"),
        ProfileVerdict.Redundant => Text($"redundant with {field.RedundantWith} {RedundancyText.Evidence(field)}"),
        ProfileVerdict.Unimportant when field.Certainty is { IsNoise: true } certainty =>
            Text($"unimportant: no more than noise ({field.Score:G2}, noise {certainty.NoiseScore:G2})"),
        ProfileVerdict.Unimportant when field.Certainty is { } certainty =>
            Text($"unimportant: at most {certainty.ShareHigh:P2} of all importance"),
        ProfileVerdict.Unimportant => Text($"unimportant: {field.Share:P2} of all importance"),
        ProfileVerdict.FewBuckets => Text($"few buckets: {DistinctText.Long(field)} values share {field.Buckets}"),
        _ => field.InteractsWith.Count > 0 ? $"tells more together with {string.Join(" and ", field.InteractsWith)}" : "",
    };

    private static string Of(ProfileLeakage leak) => leak.Reason switch
    {
        ProfileLeak.Recoding => Text($"the label in other words (explains {leak.Against:P0} of it, it {leak.Share:P0} of the field)"),
        ProfileLeak.PresentForOneClass =>
            Text($"{leak.Share:P1} of the rows with a value are of class {leak.Class}, of all rows {leak.Against:P1}"),
        ProfileLeak.MissingForOneClass =>
            Text($"{leak.Share:P1} of the rows without a value are of class {leak.Class}, of all rows {leak.Against:P1}"),
        _ => Text($"explains {leak.Against:P0} of the label in the first quarter of the time, {leak.Share:P0} in the last"),
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

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
        ProfileVerdict.Leaking => Text($"suspected leak: explains {field.LabelShare:P0} of the label"),
        ProfileVerdict.Redundant => Text($"redundant with {field.RedundantWith} {RedundancyText.Evidence(field)}"),
        ProfileVerdict.Unimportant when field.Certainty is { IsNoise: true } certainty =>
            Text($"unimportant: no more than noise ({field.Score:G2}, noise {certainty.NoiseScore:G2})"),
        ProfileVerdict.Unimportant when field.Certainty is { } certainty =>
            Text($"unimportant: at most {certainty.ShareHigh:P2} of all importance"),
        ProfileVerdict.Unimportant => Text($"unimportant: {field.Share:P2} of all importance"),
        ProfileVerdict.FewBuckets => Text($"few buckets: {field.Distinct} values share {field.Buckets}"),
        _ => "",
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

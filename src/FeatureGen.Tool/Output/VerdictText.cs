using FeatureGen.Formats.Profiles;
using static System.FormattableString;

namespace FeatureGen.Tool.Output;

/// <summary>Verdicts in words, with the evidence.</summary>
internal static class VerdictText
{
    private const double MostFalse = 0.05;

    /// <summary>The verdict; of a field that nothing speaks against, what else there is to say.</summary>
    public static string Of(ProfileField field, ProfileVerdict verdict) => verdict switch
    {
        ProfileVerdict.Constant => "constant: one value in every row",
        ProfileVerdict.MostlyMissing => Invariant($"mostly missing: {field.Coverage:P1} of the rows have a value"),
        ProfileVerdict.Leaking when field.Leak is { } leak => "suspected leak: " + Of(leak),
        ProfileVerdict.Leaking => Invariant($"suspected leak: explains {field.LabelShare:P0} of the label"),
        ProfileVerdict.Redundant => Invariant($"redundant with {field.RedundantWith} {RedundancyText.Evidence(field)}"),
        ProfileVerdict.Unimportant when field.Certainty is { IsNoise: true } certainty && field.Score > certainty.NoiseScore =>
            Invariant($"unimportant: not told from noise (q {certainty.QValue:G2})"),
        ProfileVerdict.Unimportant when field.Certainty is { IsNoise: true } certainty =>
            Invariant($"unimportant: no more than noise ({field.Score:G2}, noise {certainty.NoiseScore:G2})"),
        ProfileVerdict.Unimportant when field.Certainty is { } certainty =>
            Invariant($"unimportant: at most {certainty.ShareHigh:P2} of all importance"),
        ProfileVerdict.Unimportant => Invariant($"unimportant: {field.Share:P2} of all importance"),
        ProfileVerdict.FewBuckets => Invariant($"few buckets: {DistinctText.Long(field)} values share {field.Buckets}"),
        ProfileVerdict.OutOfVocabulary => UnknownsText.Of(field.Unknown!),
        _ when field.InteractsWith.Count > 0 => $"tells more together with {string.Join(" and ", field.InteractsWith)}",
        _ when field.Certainty is { QValue: > MostFalse } certainty =>
            Invariant($"in doubt: not told from noise, but up to {certainty.ShareHigh:P1} of all importance; more rows would tell"),
        _ => "",
    };

    private static string Of(ProfileLeakage leak) => leak.Reason switch
    {
        ProfileLeak.Recoding => Invariant($"the label in other words (explains {leak.Against:P0} of it, it {leak.Share:P0} of the field)"),
        ProfileLeak.PresentForOneClass =>
            Invariant($"{leak.Share:P1} of the rows with a value are of class {leak.Class}, of all rows {leak.Against:P1}"),
        ProfileLeak.MissingForOneClass =>
            Invariant($"{leak.Share:P1} of the rows without a value are of class {leak.Class}, of all rows {leak.Against:P1}"),
        ProfileLeak.Monotone =>
            Invariant($"the label in other words (rises or falls with it, Spearman {leak.Share:F4}; explains {leak.Against:P0} of it)"),
        _ => Invariant($"explains {leak.Against:P0} of the label in the first quarter of the time, {leak.Share:P0} in the last"),
    };
}

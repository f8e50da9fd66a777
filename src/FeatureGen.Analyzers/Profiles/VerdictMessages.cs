using System.Globalization;
using FeatureGen.Formats.Json;
using FeatureGen.Formats.Profiles;
using FeatureGen.Formats.Schemas;
using Microsoft.CodeAnalysis;

namespace FeatureGen.Analyzers.Profiles;

/// <summary>Verdicts as the messages tell them, with the evidence.</summary>
internal static class VerdictMessages
{
    /// <summary>The rule of a verdict, and what its message says after the field's name.</summary>
    /// <param name="field">The field.</param>
    /// <param name="verdict">The verdict.</param>
    /// <param name="profile">Its profile.</param>
    /// <param name="thresholds">What it was judged by.</param>
    /// <param name="buckets">How many buckets are enough.</param>
    /// <param name="isExact">Whether in so many nothing shares one.</param>
    public static (DiagnosticDescriptor Rule, string[] Arguments) Of(
        ProfileField field, ProfileVerdict verdict, ProfileFile profile, ProfileThresholds thresholds, int buckets, bool isExact) => verdict switch
    {
        ProfileVerdict.Redundant => (ProfileRules.Redundant, [field.RedundantWith!, RedundancyText.Evidence(field)]),
        ProfileVerdict.Unimportant => (ProfileRules.Unimportant, [Unimportance(field, profile, thresholds)]),
        ProfileVerdict.Constant => (ProfileRules.Constant, []),
        ProfileVerdict.MostlyMissing => (ProfileRules.MostlyMissing, [Percent(field.Coverage), Percent(thresholds.Coverage)]),
        ProfileVerdict.Leaking => (ProfileRules.Leaking, [Leak(field, profile)]),
        ProfileVerdict.OutOfVocabulary => (ProfileRules.OutOfVocabulary, [UnknownsText.Of(field.Unknown!)]),
        _ => (ProfileRules.FewBuckets, FewBuckets(field, buckets, isExact)),
    };

    /// <summary>What the message of a costly field says.</summary>
    public static string[] Of(CostlyField costly, FieldManifest field) =>
        [field.Name, Nanoseconds(costly.Nanoseconds), Nanoseconds(costly.OfSchema), Percent(costly.Importance)];

    private static string Unimportance(ProfileField field, ProfileFile profile, ProfileThresholds thresholds)
    {
        string share = $"has {Percent(field.Share)} of all importance";
        if (field.Certainty is not { } certainty) return $"{share}, less than {Percent(thresholds.Importance)}";
        if (!certainty.IsNoise)
            return $"{share} (95% interval {Interval(certainty)}), less than {Percent(thresholds.Importance)}";
        // A lucky one is above its own controls, and still one of many.
        if (field.Score > certainty.NoiseScore)
            return $"is not told from noise (score {Score(field.Score)}, false discovery rate {Percent(certainty.QValue)})";
        var noise = $"best of {profile.NoiseFields} noise fields {Score(certainty.NoiseScore)}";
        return $"tells no more than noise (score {Score(field.Score)}, {noise})";
    }

    private static string Leak(ProfileField field, ProfileFile profile)
    {
        string label = $"the label '{profile.Label}'";
        return field.Leak switch
        {
            { Reason: ProfileLeak.Recoding } leak =>
                $"is {label} in other words (it explains {Percent(leak.Against)} of it, and it {Percent(leak.Share)} of the field)",
            { Reason: ProfileLeak.PresentForOneClass } leak => $"has a value where {label} is '{leak.Class}' ({OneClass(leak)})",
            { Reason: ProfileLeak.MissingForOneClass } leak => $"is missing where {label} is '{leak.Class}' ({OneClass(leak)})",
            { Reason: ProfileLeak.Monotone } leak =>
                $"is {label} in other words (it rises or falls with it, and explains {Percent(leak.Against)} of it)",
            { } leak => $"explains {Percent(leak.Share)} of {label} in the last quarter of the time and {Percent(leak.Against)} in the first",
            null => $"explains {Percent(field.LabelShare)} of {label}",
        };
    }

    private static string OneClass(ProfileLeakage leak) => $"{Percent(leak.Share)} of these rows, {Percent(leak.Against)} of all";

    private static string[] FewBuckets(ProfileField field, int enough, bool isExact)
    {
        string values = Percent(BucketCollisions.SharedValues(field.Distinct, field.Buckets)),
            valuesThen = Percent(BucketCollisions.SharedValues(field.Distinct, enough));
        string now = $"{values} of them share one", then = valuesThen;
        if (BucketCollisions.OvershadowedRows(field, field.Buckets) is { } rows
            && BucketCollisions.OvershadowedRows(field, enough) is { } rowsThen)
        {
            now += $", and {Percent(rows)} of the rows share it with a more frequent value";
            then += $" and {Percent(rowsThen)}";
        }
        return [Distinct(field), NumberText.Count(field.Buckets), now, NumberText.Of(enough), isExact ? "none" : then];
    }

    private static string Interval(ProfileCertainty certainty) => $"{Percent(certainty.ShareLow)} to {Percent(certainty.ShareHigh)}";

    private static string Nanoseconds(double time) => time.ToString(time < 10 ? "0.#" : "0", CultureInfo.InvariantCulture);

    private static string Score(double score) => score.ToString("0.##E+0", CultureInfo.InvariantCulture);

    private static string Distinct(ProfileField field) =>
        (field.Counted == ProfileCounting.Exactly ? "" : "about ") + NumberText.Count(field.Distinct);

    private static string Percent(double share) => ShareText.Percent(share);
}

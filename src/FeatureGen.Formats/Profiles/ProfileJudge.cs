namespace FeatureGen.Formats.Profiles;

/// <summary>Turns measurements into verdicts, for the tool's table and for the analyzers.</summary>
public static class ProfileJudge
{
    /// <summary>The gravest thing that a profile says about a field: one verdict, so that a field is never reported twice.</summary>
    public static ProfileVerdict Judge(ProfileField field, ProfileThresholds thresholds)
    {
        if (field.Leak is not null) return ProfileVerdict.Leaking;
        if (field.Coverage < thresholds.Coverage) return ProfileVerdict.MostlyMissing;
        if (field.Distinct <= 1 && field.Coverage >= 1) return ProfileVerdict.Constant;
        if (field.LabelShare >= thresholds.Leakage) return ProfileVerdict.Leaking;
        if (field.RedundantWith is not null && field.Similarity >= thresholds.Redundancy) return ProfileVerdict.Redundant;
        if (IsUnimportant(field, thresholds)) return ProfileVerdict.Unimportant;
        if (field.Buckets > 0 && field.Distinct > thresholds.Load * field.Buckets) return ProfileVerdict.FewBuckets;
        return ProfileVerdict.Fine;
    }

    /// <summary>
    /// Whether a field tells no more than noise, or its share of all importance is below the threshold with its whole interval. A threshold
    /// of 0 lets every field pass, and so does an interaction. Where there are no intervals (version 1, OutRank) the share alone decides.
    /// </summary>
    private static bool IsUnimportant(ProfileField field, ProfileThresholds thresholds) => field.InteractsWith.Count == 0
        && (field.Certainty is { } certainty
            ? (certainty.IsNoise && thresholds.Importance > 0) || certainty.ShareHigh < thresholds.Importance
            : field.Share < thresholds.Importance);
}

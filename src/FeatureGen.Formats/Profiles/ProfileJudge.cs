namespace FeatureGen.Formats.Profiles;

/// <summary>Turns measurements into verdicts, for the tool's table and for the analyzers.</summary>
public static class ProfileJudge
{
    private const double LittleOfItself = 0.1;

    /// <summary>The gravest thing that a profile says about a field: one verdict, so that a field is never reported twice.</summary>
    public static ProfileVerdict Judge(ProfileField field, ProfileThresholds thresholds)
    {
        if (field.Leak is not null) return ProfileVerdict.Leaking;
        if (field.Coverage < thresholds.Coverage) return ProfileVerdict.MostlyMissing;
        if (field.Distinct <= 1 && field.Coverage >= 1) return ProfileVerdict.Constant;
        if (field.LabelShare >= thresholds.Leakage) return ProfileVerdict.Leaking;
        if (IsRedundant(field, thresholds)) return ProfileVerdict.Redundant;
        if (IsUnimportant(field, thresholds)) return ProfileVerdict.Unimportant;
        if (field.Buckets > 0 && field.Distinct > thresholds.Load * field.Buckets) return ProfileVerdict.FewBuckets;
        if (field.Unknown?.Share > thresholds.OutOfVocabulary) return ProfileVerdict.OutOfVocabulary;
        return ProfileVerdict.Fine;
    }

    /// <summary>
    /// Whether another field stands for it. What it adds must not exceed the threshold of importance with its whole interval; and it must be
    /// as similar as the threshold demands, or add less than that threshold, or than a tenth of what it tells alone, with its whole interval.
    /// Profiles that do not tell what it adds go by similarity.
    /// </summary>
    private static bool IsRedundant(ProfileField field, ProfileThresholds thresholds)
    {
        if (field.RedundantWith is null) return false;
        bool isSimilar = field.Similarity >= thresholds.Redundancy;
        if (field.Redundancy is not { } redundancy) return isSimilar;
        double little = Math.Max(thresholds.Importance, LittleOfItself * field.Share);
        return redundancy.AddedShareLow <= thresholds.Importance && (isSimilar || redundancy.AddedShareHigh < little);
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

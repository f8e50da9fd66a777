using System.Globalization;
using FeatureGen.Formats.Profiles;
using Microsoft.CodeAnalysis.Diagnostics;

namespace FeatureGen.Analyzers.Profiles;

/// <summary>The thresholds that an <c>.editorconfig</c> sets. A value that is no number of the possible range leaves the default.</summary>
internal static class ThresholdOptions
{
    /// <summary>Reads the thresholds that hold for a source file.</summary>
    public static ProfileThresholds Read(AnalyzerConfigOptions options)
    {
        var defaults = ProfileThresholds.Default;
        return new ProfileThresholds
        {
            Redundancy = Number(options, "featuregen.redundancy_threshold", defaults.Redundancy, 1),
            Importance = Number(options, "featuregen.importance_threshold", defaults.Importance, 1),
            Coverage = Number(options, "featuregen.coverage_threshold", defaults.Coverage, 1),
            Leakage = Number(options, "featuregen.leakage_threshold", defaults.Leakage, 1),
            Load = Number(options, "featuregen.hash_load_threshold", defaults.Load, 1e6),
            Collisions = Number(options, "featuregen.hash_collision_threshold", defaults.Collisions, 1),
            OutOfVocabulary = Number(options, "featuregen.oov_threshold", defaults.OutOfVocabulary, 1),
        };
    }

    /// <summary>How old a profile may be, in days; infinite where nothing is said.</summary>
    public static double MaxAgeDays(AnalyzerConfigOptions options) =>
        Number(options, "featuregen.profile_max_age_days", double.PositiveInfinity, 1e6);

    private static double Number(AnalyzerConfigOptions options, string key, double otherwise, double max) =>
        options.TryGetValue(key, out var text)
        && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
        && number >= 0 && number <= max ? number : otherwise;
}

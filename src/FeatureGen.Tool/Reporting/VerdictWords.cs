using FeatureGen.Formats.Profiles;

namespace FeatureGen.Tool.Reporting;

/// <summary>Verdicts in words for people who did not read the manual.</summary>
internal static class VerdictWords
{
    /// <summary>What a field is that its schema keeps against the evidence.</summary>
    public const string Kept = "kept";

    /// <summary>The order in which findings are told: what misleads first, then what can go, then what wants a change.</summary>
    public static IReadOnlyList<ProfileVerdict> Order { get; } =
    [
        ProfileVerdict.Leaking, ProfileVerdict.Redundant, ProfileVerdict.Unimportant, ProfileVerdict.Constant, ProfileVerdict.MostlyMissing,
        ProfileVerdict.FewBuckets, ProfileVerdict.OutOfVocabulary,
    ];

    /// <summary>Whether the field can be removed for it.</summary>
    public static bool CanGo(ProfileVerdict verdict) =>
        verdict is ProfileVerdict.Redundant or ProfileVerdict.Unimportant or ProfileVerdict.Constant or ProfileVerdict.MostlyMissing;

    /// <summary>One or two words.</summary>
    public static string Of(ProfileVerdict verdict) => verdict switch
    {
        ProfileVerdict.Leaking => "suspected leak",
        ProfileVerdict.Redundant => "redundant",
        ProfileVerdict.Unimportant => "unimportant",
        ProfileVerdict.Constant => "constant",
        ProfileVerdict.MostlyMissing => "mostly missing",
        ProfileVerdict.FewBuckets => "few buckets",
        ProfileVerdict.OutOfVocabulary => "out of vocabulary",
        _ => "fine",
    };

    /// <summary>The class of elements with this verdict.</summary>
    public static string Class(ProfileVerdict verdict) => ClassOf(Of(verdict));

    /// <summary>The class of elements that such words stand for.</summary>
    public static string ClassOf(string words) => words.Replace(' ', '-');

    /// <summary>What so many fields do.</summary>
    public static string Clause(ProfileVerdict verdict, int count) => verdict switch
    {
        ProfileVerdict.Leaking => $"{Figures.Count(count)} may know the label before it is known",
        ProfileVerdict.Redundant => $"{Figures.Count(count)} {(count == 1 ? "repeats" : "repeat")} another field",
        ProfileVerdict.Unimportant => $"{Figures.Count(count)} {(count == 1 ? "tells" : "tell")} next to nothing",
        ProfileVerdict.Constant => $"{Figures.Count(count)} never {(count == 1 ? "changes" : "change")}",
        ProfileVerdict.MostlyMissing => $"{Figures.Count(count)} {(count == 1 ? "is" : "are")} mostly missing",
        ProfileVerdict.OutOfVocabulary => $"{Figures.Count(count)} {(count == 1 ? "has" : "have")} values that no vocabulary knows",
        _ => $"{Figures.Count(count)} {(count == 1 ? "wants" : "want")} more hash buckets",
    };

    /// <summary>What it means and what to do.</summary>
    public static string Advice(ProfileVerdict verdict) => verdict switch
    {
        ProfileVerdict.Leaking =>
            "So much of the label is in these fields that they may be written only after it. Check first when each is known.",
        ProfileVerdict.Redundant => "Another field says the same. Keep that one.",
        ProfileVerdict.Unimportant => "No better than noise, or below the threshold with the whole interval. They cost and do not help.",
        ProfileVerdict.Constant => "One value in every row tells nothing.",
        ProfileVerdict.MostlyMissing => "There is a value in hardly any row. Mend the logging, or remove them.",
        ProfileVerdict.OutOfVocabulary => "What a vocabulary lacks is told apart from nothing. Add the frequent values to it.",
        _ => "More different values than buckets: values share them. Give them more, and they may tell more.",
    };
}

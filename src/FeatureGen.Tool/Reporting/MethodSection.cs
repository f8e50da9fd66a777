using FeatureGen.Formats.Profiles;

namespace FeatureGen.Tool.Reporting;

/// <summary>How the numbers came about, as far as the profile has them.</summary>
internal static class MethodSection
{
    public static void Write(HtmlWriter html, Report report)
    {
        var profile = report.Profile;
        bool isSure = profile.Fields.Any(field => field.Certainty is not null);
        html.Open("section", ("id", "method")).Element("h2", "How it was computed").Open("dl", ("class", "card method"));
        Item("Score", profile.Method == "outrank"
            ? "OutRank’s score of the field against the label."
            : "The mutual information of the field and the label in nats, less what a field of the same counts would share with it by chance. "
                + "Numbers are counted in bins; a missing value counts as a value.");
        Item("Importance", "The score as a share of the scores of all fields; suspected leaks are left out.");
        if (isSure)
        {
            Item("Intervals", "Score and share: 95% intervals."
                + (profile.Resamples > 0 ? $" Ranks: over {Figures.Count(profile.Resamples)} resamples of the counts. " : " ")
                + "Stability is the share of resamples that agree on which side of the threshold of importance the field is.");
            Item("p and q", "p: how often independence alone would give as much mutual information. q: the share of false finds among fields at least as sure "
                + "(Benjamini and Hochberg).");
            if (profile.NoiseFields > 0)
                Item("Noise", $"Each field is held against {Figures.Count(profile.NoiseFields)} fields of noise with its own counts; "
                    + "a field that does not beat the best of them is noise.");
        }
        Item("Verdicts", Thresholds(ProfileThresholds.Default));
        Item("Similarity", "Mutual information of two fields, normalised: 0 if they are independent, 1 if they are recodings of each other.");
        Item("Shares of the label", "Intervals in pictures are Wilson’s, 95%. Bars of values and their places are of rows; of a field with several values a row, of values.");
        html.Close();
        html.Open("p", ("class", "quiet")).Text("Schema ").Name(profile.Schema);
        if (profile.Fingerprint is { } fingerprint) html.Text(", fingerprint ").Name(fingerprint);
        html.Text($", {Figures.Plural(profile.Rows, "row", "rows")}. Written by featuregen report from the profile alone: nothing on this page is loaded from elsewhere.");
        html.Close().Close().Line();

        void Item(string name, string text) => html.Open("div").Element("dt", name).Element("dd", text).Close();
    }

    private static string Thresholds(ProfileThresholds thresholds) =>
        $"Mostly missing: values in less than {Figures.Percent(thresholds.Coverage)} of the rows. Suspected leak: explains {Figures.Percent(thresholds.Leakage)} of the "
        + $"label or more. Redundant: similarity {FindingText.Similarity(thresholds.Redundancy)} or more. Unimportant: noise, or less than "
        + $"{Figures.Percent(thresholds.Importance)} of all importance with the whole interval. Few buckets: more values than "
        + $"{(thresholds.Load == 1 ? "buckets" : Figures.Number(thresholds.Load) + " times the buckets")}. A field has the gravest verdict only.";
}

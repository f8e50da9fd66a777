using FeatureGen.Formats.Profiles;

namespace FeatureGen.Tool.Reporting;

/// <summary>How the numbers came about, as far as the profile has them.</summary>
internal static class MethodSection
{
    public static void Write(HtmlWriter html, Report report)
    {
        var profile = report.Profile;
        html.Open("section", ("id", "method")).Element("h2", "How it was computed").Open("dl", ("class", "card method"));
        Item("Score", profile.Method == "outrank"
            ? "OutRank’s score of the field against the label."
            : "The mutual information of the field and the label in nats, less what a field of the same counts would share with it by "
                + "chance. Numbers are counted in bins; a missing value counts as a value.");
        if (profile is { HasRealLabel: true, Target: { } target })
            Item("Label", $"A number, for the score cut into {Figures.Count(target.Edges.Count)} bins of about equally many rows. Charts show "
                + "its mean and 95% interval in each bin of a field; ± is the standard deviation. Pearson, F and the correlation ratio are "
                + "of the number itself; so is Spearman, of more than 65,536 rows on a sample.");
        Item("Importance", "The score as a share of the scores of all fields; suspected leaks are left out.");
        if (profile.Fields.Any(field => field.Certainty is not null)) WriteCertainty();
        Item("Verdicts", Thresholds(ProfileThresholds.Default));
        Item("Similarity", "Mutual information of two fields, normalised: 0 if independent, 1 if the one follows from the other.");
        if (profile.InteractionOrder > 0)
            Item("Interactions", "What a combination of fields tells about the label beyond any sum of its parts, less what chance would, "
                + "searched on a sample of the rows; one find in a thousand may be false.");
        if (report.Drift is not null)
            Item("Drift", "The population stability index of the bins that the profile froze, less what chance alone adds with so many "
                + "rows; false finds are controlled over all fields (Benjamini and Hochberg, of likelihood-ratio tests). Missing values "
                + "are a bin.");
        if (profile.Groups.Count > 0)
            Item("Groups", $"Fields of similarity {FindingText.Similarity(ProfileThresholds.Default.Grouping)} or more stand around the one "
                + "that can best replace them. What a member adds is its mutual information with the label once that one is known; one that "
                + "surely adds less than an important share is redundant too.");
        if (profile.Model is not null)
            Item("Model", "The rise of the loss when a field is shuffled is what the model loses without it, on the profiled rows or a "
                + "sample of them; fields that say the same share it. Gain and splits are counted in the model’s trees.");
        if (!profile.HasRealLabel) Item("Shares of the label", "Intervals are Wilson’s, 95%. Rows are counted; of a field with several values a row, its values are.");
        html.Close();
        html.Open("p", ("class", "quiet")).Text("Schema ").Name(profile.Schema);
        if (profile.Fingerprint is { } fingerprint) html.Text(", fingerprint ").Name(fingerprint);
        html.Text($", {Figures.Plural(profile.Rows, "row", "rows")}. ");
        html.Text("Written by featuregen report; nothing on this page is loaded from elsewhere.");
        html.Close().Close().Line();

        void WriteCertainty()
        {
            Item("Intervals", "Score and share: 95% intervals."
                + (profile.Resamples > 0 ? $" Ranks: over {Figures.Count(profile.Resamples)} resamples of the counts. " : " ")
                + "Stability is the share of resamples that agree on which side of the threshold of importance the field is.");
            Item("p and q", "p: how often independence alone would give as much mutual information. "
                + "q: the share of false finds among fields at least as sure (Benjamini and Hochberg).");
            if (profile.NoiseFields > 0)
                Item("Noise", $"Each field is held against {Figures.Count(profile.NoiseFields)} fields of noise with its own counts; "
                    + "the best of them is shown. Noise is what has a q above 5% and surely less than ten times the share that is important.");
        }

        void Item(string name, string text) => html.Open("div").Element("dt", name).Element("dd", text).Close();
    }

    private static string Thresholds(ProfileThresholds thresholds)
    {
        string buckets = thresholds.Load == 1 ? "buckets" : Figures.Number(thresholds.Load) + " times the buckets";
        return $"Mostly missing: values in less than {Figures.Tick(thresholds.Coverage)} of the rows. "
            + $"Suspected leak: explains {Figures.Tick(thresholds.Leakage)} of the label or more. "
            + $"Redundant: similarity {FindingText.Similarity(thresholds.Redundancy)} or more. "
            + $"Unimportant: noise, or less than {Figures.Tick(thresholds.Importance)} of all importance with the whole interval. "
            + $"Few buckets: more values than {buckets}. A field has the gravest verdict only.";
    }
}

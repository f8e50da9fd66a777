using FeatureGen.Formats.Profiles;

namespace FeatureGen.Tool.Reporting;

/// <summary>The evidence behind a verdict as the rest of a sentence that starts with the field's name.</summary>
internal static class FindingText
{
    public static void Write(HtmlWriter html, Report report, ReportField field)
    {
        var data = field.Data;
        switch (field.Verdict)
        {
            case ProfileVerdict.Leaking:
                html.Text($" explains {Figures.Percent(data.LabelShare)} of the label.");
                break;
            case ProfileVerdict.Redundant:
                html.Text(" says the same as ");
                FieldLink.Write(html, report, data.RedundantWith!);
                html.Text($" (similarity {Similarity(data.Similarity)}).");
                break;
            case ProfileVerdict.Unimportant:
                html.Text(Unimportant(data));
                break;
            case ProfileVerdict.Constant:
                html.Text(" has the same value in every row.");
                break;
            case ProfileVerdict.MostlyMissing:
                html.Text($" has a value in {Figures.Percent(data.Coverage)} of the rows.");
                break;
            case ProfileVerdict.FewBuckets:
                html.Text($" has {Figures.Count(data.Distinct)} different values in {Figures.Count(data.Buckets)} buckets.");
                break;
        }
    }

    public static string Similarity(double similarity) => similarity.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture);

    private static string Unimportant(ProfileField data) => data.Certainty switch
    {
        { IsNoise: true } certainty =>
            $" does no better than noise: it scores {Figures.Number(data.Score)}, the best noise field "
            + $"{Figures.Number(certainty.NoiseScore)}.",
        { } certainty => $" has at most {Figures.Percent(certainty.ShareHigh)} of all importance.",
        null => $" has {Figures.Percent(data.Share)} of all importance.",
    };
}

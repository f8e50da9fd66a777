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
                WriteRedundancy(html, report, data);
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
                html.Text($" has {Figures.Distinct(data)} different values in {Figures.Count(data.Buckets)} buckets.");
                break;
        }
    }

    /// <summary>A similarity beside others.</summary>
    public static string Similarity(double similarity) => similarity.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture);

    private static void WriteRedundancy(HtmlWriter html, Report report, ProfileField data)
    {
        html.Text(data.Redundancy?.Relation switch
        {
            ProfileRelation.Similar => " says much of what is in ",
            ProfileRelation.Duplicate => " has in every row the value of ",
            ProfileRelation.Recoding => " is a recoding of ",
            ProfileRelation.Monotone => " rises or falls with ",
            ProfileRelation.Function => " follows from ",
            ProfileRelation.NearFunction => " nearly always follows from ",
            _ => " says the same as ",
        });
        FieldLink.Write(html, report, data.RedundantWith!);
        html.Text($" (similarity {Similarity(data.Similarity)}");
        if (data.Redundancy is not { } redundancy) html.Text(").");
        else
            html.Text($", {Figures.Count(redundancy.Held)} of {Figures.Count(redundancy.Resamples)} resamples). Given that, it adds "
                + $"{Figures.Number(Math.Max(0, redundancy.Added))} of its {Figures.Number(redundancy.Alone)} nats.");
    }

    private static string Unimportant(ProfileField data) => data.Certainty switch
    {
        { IsNoise: true } certainty when data.Score > certainty.NoiseScore =>
            $" is not told from noise: its false discovery rate is {Figures.Percent(certainty.QValue)}.",
        { IsNoise: true } certainty =>
            $" does no better than noise: it scores {Figures.Number(data.Score)}, the best noise field "
            + $"{Figures.Number(certainty.NoiseScore)}.",
        { } certainty => $" has at most {Figures.Percent(certainty.ShareHigh)} of all importance.",
        null => $" has {Figures.Percent(data.Share)} of all importance.",
    };
}

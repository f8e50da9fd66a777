using FeatureGen.Formats.Profiles;

namespace FeatureGen.Tool.Reporting;

/// <summary>All that the profile holds of a field.</summary>
internal static class FieldDetail
{
    private const int MaxValues = 12, MaxAlike = 5;

    public static void Write(HtmlWriter html, Report report, ReportField field)
    {
        html.Open("div", ("class", "detail"));
        if (field.Verdict != ProfileVerdict.Fine)
        {
            html.Open("p", ("class", "said")).Name(field.Data.Name);
            FindingText.Write(html, report, field);
            html.Close();
        }
        if (field.Data.Keep is { } reason) html.Open("p", ("class", "said")).Text("Kept: ").Name(reason).Close();
        WriteDistribution(html, report, field, MaxValues);
        WriteAlike(html, report, field);
        html.Open("dl", ("class", "measures"));
        WriteMeasures(html, field);
        html.Close().Close();
    }

    /// <summary>Draws the values of a field against the label, if the profile holds them.</summary>
    public static void WriteDistribution(HtmlWriter html, Report report, ReportField field, int maxValues)
    {
        if (field.Data.Distribution is not { } distribution || report.Label.Classes.Count == 0) return;
        if (distribution.Edges.Count > 0) DistributionChart.Write(html, report, field.Data);
        else ValueTable.Write(html, report, field.Data, maxValues);
    }

    private static void WriteAlike(HtmlWriter html, Report report, ReportField field)
    {
        ProfileSimilarity[] closest = [.. report.Alike[field.Data.Name].OrderByDescending(pair => pair.Similarity).Take(MaxAlike)];
        if (closest.Length == 0) return;
        html.Open("p", ("class", "alike")).Text("Closest fields: ");
        for (int i = 0; i < closest.Length; i++)
        {
            if (i > 0) html.Text(", ");
            FieldLink.Write(html, report, closest[i].Second);
            html.Text(" " + FindingText.Similarity(closest[i].Similarity));
        }
        html.Close();
    }

    private static void WriteMeasures(HtmlWriter html, ReportField shown)
    {
        var field = shown.Data;
        Item("Score", $"{Figures.Number(field.Score)} nats");
        if (field.Certainty is { } certainty)
        {
            Item("its 95% interval", Figures.Range(certainty.ScoreLow, certainty.ScoreHigh, Figures.Number));
            if (!shown.IsLeak) Item("Share of importance", Figures.Range(certainty.ShareLow, certainty.ShareHigh, Figures.Percent));
            Item("Rank, 95% interval", Figures.Range(certainty.RankLow, certainty.RankHigh, Figures.Count));
            Item("Stability", Figures.Percent(certainty.Stability));
            Item("p-value", Figures.Probability(certainty.PValue));
            Item("q-value", Figures.Probability(certainty.QValue));
            Item("Best noise field", $"{Figures.Number(certainty.NoiseScore)} nats");
        }
        Item("Mutual information", $"{Figures.Number(field.MutualInformation)} nats");
        Item("expected by chance", $"{Figures.Number(field.ExpectedMutualInformation)} nats");
        Item("Explains of the label", Figures.Percent(field.LabelShare));
        if (field.Measures is { } measures)
        {
            Measure("Chi-squared", measures.ChiSquared);
            Measure("Cramér’s V", measures.CramersV);
            Measure("ANOVA F", measures.AnovaF);
            Measure("Correlation ratio", measures.CorrelationRatio);
            Measure("Regression F", measures.RegressionF);
            Measure("Pearson", measures.Pearson);
            Measure("Spearman", measures.Spearman);
        }
        if (field.Use is { } use)
        {
            Item("Model: loss added if shuffled", $"{Figures.Number(use.LossIncrease)} ± {Figures.Number(use.LossDeviation)}");
            Measure("Model: AUC lost if shuffled", use.AucDrop);
            if (use.GainShare is { } gain) Item("Model: share of gain", Figures.Percent(gain));
            if (use.Splits is { } splits) Item("Model: splits", Figures.Count(splits));
        }
        Item("Coverage", Figures.Percent(field.Coverage));
        Item("Different values", Figures.Distinct(field) + field.Counted switch
        {
            ProfileCounting.ByDigits => " (counted by their leading digits)",
            ProfileCounting.ByHash => " (counted by hash)",
            _ => "",
        });
        if (field.Buckets > 0) Item("Hash buckets", Figures.Count(field.Buckets));

        void Item(string name, string value) => html.Open("div").Element("dt", name).Element("dd", value).Close();

        void Measure(string name, double? value)
        {
            if (value is { } number) Item(name, Figures.Number(number));
        }
    }
}

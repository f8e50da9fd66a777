namespace FeatureGen.Tool.Reporting;

/// <summary>The shares of importance of the best fields, as bars with the whiskers of their intervals.</summary>
internal static class ImportanceSection
{
    private const int MaxLeaks = 3;

    public static void Write(HtmlWriter html, Report report)
    {
        ReportField[] shown = [.. report.Fields.Where(field => !field.IsLeak).Take(BarChart.MaxBars)];
        if (shown.Length == 0) return;
        html.Open("section", ("id", "importance")).Element("h2", "Importance").Open("p", ("class", "quiet"));
        html.Text("Each field’s share of what all fields tell about ").Name(report.Label.Name).Text(", best first");
        html.Text(shown.Any(field => field.Data.Certainty is not null) ? "; whiskers are 95% intervals." : ".");
        WriteOmissions(html, report, shown.Length);
        html.Close();
        BarChart.Write(html, [.. shown.Select(BarOf)], Scale(report), Figures.Tick);
        html.Close().Line();
    }

    /// <summary>The share at the right end of bars.</summary>
    public static double Scale(Report report) => Math.Min(1, Figures.Ceiling(report.Fields.Where(field => !field.IsLeak)
        .Select(field => Math.Max(field.Data.Share, field.Data.Certainty?.ShareHigh ?? 0)).Append(0).Max()));

    private static Bar BarOf(ReportField field) => field.Data.Certainty is { } certainty
        ? new Bar(field, field.Data.Share, (certainty.ShareLow, certainty.ShareHigh), Figures.Percent(field.Data.Share),
            Figures.Range(certainty.ShareLow, certainty.ShareHigh, Figures.Percent))
        : new Bar(field, field.Data.Share, null, Figures.Percent(field.Data.Share), "");

    private static void WriteOmissions(HtmlWriter html, Report report, int shown)
    {
        ReportField[] leaks = [.. report.Fields.Where(field => field.IsLeak)];
        if (leaks.Length > 0)
        {
            html.Text(" Left out as ").Text(leaks.Length == 1 ? "a suspected leak: " : "suspected leaks: ");
            for (int i = 0; i < Math.Min(leaks.Length, MaxLeaks); i++)
            {
                if (i > 0) html.Text(", ");
                FieldLink.Write(html, leaks[i]);
            }
            html.Text(leaks.Length > MaxLeaks ? $" and {Figures.Count(leaks.Length - MaxLeaks)} more." : ".");
        }
        int further = report.Fields.Count - leaks.Length - shown;
        if (further <= 0) return;
        html.Text($" The other {Figures.Plural(further, "field is", "fields are")} in the ").Open("a", ("href", "#fields")).Text("table")
            .Close().Text(".");
    }
}

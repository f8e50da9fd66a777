using FeatureGen.Formats.Profiles;

namespace FeatureGen.Tool.Reporting;

/// <summary>The shares of importance of the best fields, as bars with the whiskers of their intervals.</summary>
internal static class ImportanceSection
{
    private const int MaxFields = 30;
    private const int Ticks = 4;

    public static void Write(HtmlWriter html, Report report)
    {
        ReportField[] shown = [.. report.Fields.Where(field => !field.IsLeak).Take(MaxFields)];
        if (shown.Length == 0) return;
        double scale = Scale(report);
        html.Open("section", ("id", "importance")).Element("h2", "Importance").Open("p", ("class", "quiet"));
        html.Text("Each field’s share of what all fields tell about ").Name(report.Label.Name).Text(", best first");
        html.Text(shown.Any(field => field.Data.Certainty is not null) ? "; whiskers are 95% intervals." : ".");
        WriteOmissions(html, report, shown.Length);
        html.Close().Open("div", ("class", "card")).Open("ol", ("class", "bars"));
        foreach (var field in shown) WriteBar(html, field, scale);
        html.Close();
        WriteAxis(html, scale);
        html.Close().Close().Line();
    }

    /// <summary>The share at the right end of bars.</summary>
    public static double Scale(Report report) => Math.Min(1, Figures.Ceiling(report.Fields.Where(field => !field.IsLeak)
        .Select(field => Math.Max(field.Data.Share, field.Data.Certainty?.ShareHigh ?? 0)).Append(0).Max()));

    private static void WriteOmissions(HtmlWriter html, Report report, int shown)
    {
        ReportField[] leaks = [.. report.ByVerdict[ProfileVerdict.Leaking]];
        if (leaks.Length > 0)
        {
            html.Text(" Left out as ").Text(leaks.Length == 1 ? "a suspected leak: " : "suspected leaks: ");
            for (int i = 0; i < Math.Min(leaks.Length, 3); i++)
            {
                if (i > 0) html.Text(", ");
                FieldLink.Write(html, leaks[i]);
            }
            html.Text(leaks.Length > 3 ? $" and {Figures.Count(leaks.Length - 3)} more." : ".");
        }
        int further = report.Fields.Count - leaks.Length - shown;
        if (further > 0) html.Text($" The other {Figures.Plural(further, "field is", "fields are")} in the ").Open("a", ("href", "#fields")).Text("table").Close().Text(".");
    }

    private static void WriteBar(HtmlWriter html, ReportField field, double scale)
    {
        var (data, certainty) = (field.Data, field.Data.Certainty);
        html.Line().Open("li").Open("span", ("class", "who"));
        FieldLink.Write(html, field);
        if (field.Verdict != ProfileVerdict.Fine)
            html.Text(" ").Element("span", VerdictWords.Of(field.Verdict), ("class", "chip " + VerdictWords.Class(field.Verdict)));
        html.Close().Open("svg", ("class", "bar"), ("aria-hidden", "true"));
        WriteGrid(html);
        html.Empty("rect", ("class", VerdictWords.Class(field.Verdict)), ("width", Figures.Place(data.Share / scale)), ("y", "6"), ("height", "14"), ("rx", "2"));
        if (certainty is not null)
        {
            string low = Figures.Place(certainty.ShareLow / scale), high = Figures.Place(certainty.ShareHigh / scale);
            Whisker(low, high, "13", "13");
            Whisker(low, low, "9", "17");
            Whisker(high, high, "9", "17");
        }
        html.Close().Open("span", ("class", "num")).Text(Figures.Percent(data.Share));
        if (certainty is not null) html.Text(" ").Element("small", Figures.Range(certainty.ShareLow, certainty.ShareHigh, Figures.Percent));
        html.Close().Close();

        void Whisker(string x1, string x2, string y1, string y2) =>
            html.Empty("line", ("class", "whisker"), ("x1", x1), ("x2", x2), ("y1", y1), ("y2", y2));
    }

    private static void WriteGrid(HtmlWriter html)
    {
        for (int tick = 0; tick <= Ticks; tick++)
        {
            string x = Figures.Place((double)tick / Ticks);
            html.Empty("line", ("class", "grid"), ("x1", x), ("x2", x), ("y1", "0"), ("y2", "100%"));
        }
    }

    private static void WriteAxis(HtmlWriter html, double scale)
    {
        html.Open("div", ("class", "bars axis"), ("aria-hidden", "true")).Open("svg", ("class", "bar"));
        for (int tick = 0; tick <= Ticks; tick++)
        {
            string anchor = tick == 0 ? "start" : tick == Ticks ? "end" : "middle";
            html.Open("text", ("x", Figures.Place((double)tick / Ticks)), ("y", "14"), ("text-anchor", anchor));
            html.Text(Figures.Tick(scale * tick / Ticks)).Close();
        }
        html.Close().Close();
    }
}

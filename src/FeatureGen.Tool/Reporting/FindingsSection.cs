namespace FeatureGen.Tool.Reporting;

/// <summary>What speaks against fields, in words.</summary>
internal static class FindingsSection
{
    private const int MaxFields = 8;

    public static void Write(HtmlWriter html, Report report)
    {
        if (!report.Findings.Any() && !report.Fields.Any(field => field.Data.Keep is not null)) return;
        html.Open("section", ("id", "findings")).Element("h2", "Findings").Open("div", ("class", "cards"));
        foreach (var verdict in report.Findings)
        {
            ReportField[] fields = [.. report.ByVerdict[verdict]];
            html.Line().Open("article", ("class", "card finding " + VerdictWords.Class(verdict)));
            html.Open("h3").Open("span", ("class", "chip " + VerdictWords.Class(verdict))).Text(VerdictWords.Of(verdict)).Close();
            html.Text($" {Figures.Plural(fields.Length, "field", "fields")}").Close();
            html.Element("p", VerdictWords.Advice(verdict), ("class", "quiet")).Open("ul");
            foreach (var field in fields.Take(MaxFields))
            {
                html.Open("li");
                FieldLink.Write(html, field);
                FindingText.Write(html, report, field);
                html.Close();
            }
            html.Close();
            if (fields.Length > MaxFields) WriteAll(html, fields.Length, VerdictWords.Class(verdict));
            html.Close();
        }
        if (report.Fields.Any(field => field.Data.Keep is not null)) WriteKept(html, report);
        html.Close().Close().Line();
    }

    private static void WriteKept(HtmlWriter html, Report report)
    {
        html.Line().Open("article", ("class", "card finding " + VerdictWords.Kept));
        html.Open("h3").Element("span", VerdictWords.Kept, ("class", "chip " + VerdictWords.Kept));
        html.Text($" {Figures.Plural(report.Fields.Count(field => field.Data.Keep is not null), "field", "fields")}").Close();
        html.Element("p", "The schema says why they stay, whatever speaks against them.", ("class", "quiet")).Open("ul");
        foreach (var field in report.Kept.Concat(report.KeptAnyway).Take(MaxFields))
        {
            html.Open("li");
            FieldLink.Write(html, field);
            if (field.IsKept) FindingText.Write(html, report, field);
            else html.Text(" has nothing against it.");
            html.Open("span", ("class", "reason")).Text("Kept: ").Name(field.Data.Keep!).Close().Close();
        }
        html.Close();
        if (report.Kept.Count > MaxFields) WriteAll(html, report.Kept.Count, VerdictWords.Kept);
        html.Close();
    }

    private static void WriteAll(HtmlWriter html, int count, string style) =>
        html.Open("p").Element("a", $"All {Figures.Count(count)} in the table", ("href", "#fields"), ("data-verdict", style)).Close();
}

namespace FeatureGen.Tool.Reporting;

/// <summary>What speaks against fields, in words.</summary>
internal static class FindingsSection
{
    private const int MaxFields = 8;

    public static void Write(HtmlWriter html, Report report)
    {
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
            if (fields.Length > MaxFields)
            {
                html.Open("p").Open("a", ("href", "#fields"), ("data-verdict", VerdictWords.Class(verdict)));
                html.Text($"All {Figures.Count(fields.Length)} in the table").Close().Close();
            }
            html.Close();
        }
        html.Close().Close().Line();
    }
}

using FeatureGen.Formats.Profiles;
using FeatureGen.Tool.Output;

namespace FeatureGen.Tool.Reporting;

/// <summary>What is wrong with the data, in words.</summary>
internal static class QualitySection
{
    private const int MostFields = 40;

    public static void Write(HtmlWriter html, Report report)
    {
        ReportField[] fields = [.. report.Fields.Where(field => field.Data.Quality?.Issues.Count > 0)
            .OrderByDescending(field => field.Data.Quality!.Issues[0].Severity).ThenBy(field => field.Data.Quality!.Issues[0].Problem)];
        string[] rows = [.. QualityPrinter.OfRows(report.Profile.Quality)];
        if (fields.Length == 0 && rows.Length == 0) return;
        html.Open("section", ("id", "quality")).Element("h2", "Data quality").Line();
        html.Element("p", "What the values themselves say, whatever they tell about the label. Look at the source before a model does.",
            ("class", "quiet"));
        html.Open("ul");
        foreach (var field in fields.Take(MostFields))
            foreach (var issue in field.Data.Quality!.Issues) WriteIssue(html, field, issue);
        foreach (string row in rows) html.Line().Element("li", $"{char.ToUpperInvariant(row[0])}{row[1..]}.");
        html.Close();
        if (fields.Length > MostFields) html.Element("p", $"The profile has {Figures.Count(fields.Length - MostFields)} more such fields.");
        html.Close().Line();
    }

    private static void WriteIssue(HtmlWriter html, ReportField field, ProfileIssue issue)
    {
        html.Line().Open("li");
        FieldLink.Write(html, field);
        html.Text(" ").Open("bdi").Text($"{QualityText.Of(issue)}.").Close().Close();
    }
}

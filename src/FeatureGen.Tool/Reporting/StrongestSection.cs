using FeatureGen.Formats.Profiles;

namespace FeatureGen.Tool.Reporting;

/// <summary>How the label depends on the best fields, side by side.</summary>
internal static class StrongestSection
{
    private const int MaxFields = 6, MaxValues = 6;

    public static void Write(HtmlWriter html, Report report)
    {
        if (report.Label.Classes.Count == 0) return;
        ReportField[] fields = [.. report.Fields.Where(IsTelling).Take(MaxFields)];
        if (fields.Length == 0) return;
        html.Open("section", ("id", "strongest")).Open("h2").Text("How ").Name(report.Label.Name);
        html.Text(" depends on the best fields").Close();
        html.Element("p", "Numbers are cut into bins of about equally many rows, low to high. Other fields open in the table below.",
            ("class", "quiet"));
        html.Open("div", ("class", "cards wide"));
        foreach (var field in fields)
        {
            html.Line().Open("article", ("class", "card")).Open("h3");
            FieldLink.Write(html, field);
            html.Close();
            FieldDetail.WriteDistribution(html, report, field, MaxValues);
            html.Close();
        }
        html.Close().Close().Line();
    }

    /// <summary>Whether a picture of the field speaks for itself: several bins that have names, and nothing against it.</summary>
    private static bool IsTelling(ReportField field) => field.Verdict == ProfileVerdict.Fine
        && field.Data.Distribution is { } distribution && distribution.Edges.Count + distribution.Values.Count > 1;
}

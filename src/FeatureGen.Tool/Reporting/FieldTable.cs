using System.Globalization;
using FeatureGen.Formats.Json;
using FeatureGen.Formats.Profiles;

namespace FeatureGen.Tool.Reporting;

/// <summary>Every field in a table that can be sorted and filtered, with all that is known of it one step away.</summary>
internal static class FieldTable
{
    private const int MaxFields = 5000;
    private const int MaxDetailBytes = 2_000_000;

    private static readonly (string Name, string Class)[] Columns =
    [
        ("#", "n"), ("Field", ""), ("Verdict", ""), ("Importance", ""), ("Score", "n w"), ("Ranks", "n w"), ("q", "n w"),
        ("Coverage", "n w"), ("Values", "n w"),
    ];

    public static void Write(HtmlWriter html, Report report)
    {
        if (report.Fields.Count == 0) return;
        html.Open("section", ("id", "fields")).Element("h2", "All fields");
        var body = new HtmlWriter();
        int detailed = WriteBody(body, report);
        WriteControls(html, report);
        html.Open("table", ("class", "fields")).Element("caption", "All fields, best first", ("class", "unseen"));
        WriteHead(html);
        html.Append(body).Close();
        html.Open("p", ("class", "more")).Open("button", ("type", "button"), ("id", "more")).Text("Show more").Close().Close();
        WriteOmissions(html, report, detailed);
        html.Close().Line();
    }

    private static int WriteBody(HtmlWriter html, Report report)
    {
        double scale = ImportanceSection.Scale(report);
        int left = MaxDetailBytes, detailed = 0;
        foreach (var field in report.Fields.Take(MaxFields))
        {
            var detail = new HtmlWriter();
            if (left > 0)
            {
                detail.Open("tr", ("class", "d")).Open("td", ("colspan", Columns.Length.ToString(CultureInfo.InvariantCulture)));
                FieldDetail.Write(detail, report, field);
                detail.Close().Close();
                left -= detail.CountBytes();
                detailed++;
            }
            html.Line().Open("tbody", ("id", field.Id), ("data-v", field.Style));
            WriteRow(html, field, scale, canOpen: left > 0);
            if (left > 0) html.Append(detail);
            html.Close();
        }
        return left > 0 ? detailed : detailed - 1;
    }

    private static void WriteRow(HtmlWriter html, ReportField field, double scale, bool canOpen)
    {
        var (data, certainty) = (field.Data, field.Data.Certainty);
        html.Open("tr").Element("td", field.Rank.ToString(CultureInfo.InvariantCulture), ("class", "n")).Open("th", ("scope", "row"));
        if (canOpen) html.Open("button", ("type", "button"), ("aria-expanded", "false")).Name(data.Name).Close();
        else html.Name(data.Name);
        html.Element("small", JsonWriter.CamelCase(data.Kind.ToString())).Close();
        html.Open("td").Element("span", field.Word, ("class", "chip " + field.Style)).Close();
        html.Open("td", ("class", "i"));
        if (field.IsLeak) html.Element("small", "left out");
        else WriteShare(html, field, scale);
        html.Close();
        Cell(Figures.Number(data.Score));
        Cell(certainty is null ? "" : Figures.Range(certainty.RankLow, certainty.RankHigh, Figures.Count)
            .Replace(" to ", "–", StringComparison.Ordinal));
        Cell(certainty is null ? "" : Figures.Probability(certainty.QValue));
        Cell(Figures.Percent(data.Coverage));
        Cell(Figures.Distinct(data));
        html.Close();

        void Cell(string text) => html.Element("td", text, ("class", "n w"));
    }

    private static void WriteShare(HtmlWriter html, ReportField field, double scale)
    {
        var (data, certainty) = (field.Data, field.Data.Certainty);
        html.Open("svg", ("aria-hidden", "true"));
        html.Empty("rect", ("class", field.Style), ("width", Figures.Place(data.Share / scale)));
        if (certainty is not null)
        {
            string low = Figures.Place(certainty.ShareLow / scale);
            html.Empty("rect", ("class", "whisker"), ("x", low),
                ("width", Figures.Place((certainty.ShareHigh - certainty.ShareLow) / scale)));
        }
        html.Close().Element("span", Figures.Percent(data.Share));
    }

    private static void WriteControls(HtmlWriter html, Report report)
    {
        html.Open("form", ("class", "controls"), ("role", "search"));
        html.Open("label").Text("Name ").Empty("input", ("type", "search"), ("id", "query"), ("autocomplete", "off"),
            ("placeholder", "part of a name"));
        html.Close().Open("label").Text("Verdict ").Open("select", ("id", "verdict"));
        html.Element("option", "all", ("value", ""));
        foreach (var verdict in (ProfileVerdict[])[ProfileVerdict.Fine, .. VerdictWords.Order])
            if (report.ByVerdict[verdict].Count() is > 0 and var count)
                html.Element("option", $"{VerdictWords.Of(verdict)} ({Figures.Count(count)})", ("value", VerdictWords.Class(verdict)));
        if (report.Kept.Count > 0)
            html.Element("option", $"{VerdictWords.Kept} ({Figures.Count(report.Kept.Count)})", ("value", VerdictWords.Kept));
        html.Close().Close().Element("output", Figures.Plural(report.Fields.Count, "field", "fields"), ("id", "shown"),
            ("aria-live", "polite")).Close();
    }

    private static void WriteHead(HtmlWriter html)
    {
        html.Open("thead").Open("tr");
        for (int i = 0; i < Columns.Length; i++)
        {
            html.Open("th", ("scope", "col"), ("class", Columns[i].Class), ("aria-sort", i == 0 ? "ascending" : "none"));
            html.Open("button", ("type", "button"), ("data-c", i.ToString(CultureInfo.InvariantCulture))).Text(Columns[i].Name).Close()
                .Close();
        }
        html.Close().Close();
    }

    private static void WriteOmissions(HtmlWriter html, Report report, int detailed)
    {
        int fields = report.Fields.Count, listed = Math.Min(fields, MaxFields);
        if (detailed == fields) return;
        html.Open("p", ("class", "quiet"));
        if (listed < fields) html.Text($"The table holds the best {Figures.Count(listed)} of {Figures.Count(fields)} fields. ");
        html.Text($"To keep the page small, only the best {Figures.Count(detailed)} fields open; the profile file has the details of all.");
        html.Close();
    }
}

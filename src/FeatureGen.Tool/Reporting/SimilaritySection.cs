using FeatureGen.Formats.Profiles;
using FeatureGen.Formats.Schemas;

namespace FeatureGen.Tool.Reporting;

/// <summary>How much fields repeat each other, as a picture and as a table of the closest pairs.</summary>
internal static class SimilaritySection
{
    private const int MaxPairs = 12;

    public static void Write(HtmlWriter html, Report report)
    {
        if (report.Profile.Similarities is not { } kept || SimilarityMatrix.Of(report) is not { } matrix) return;
        html.Open("section", ("id", "similarity")).Element("h2", "How much fields repeat each other");
        html.Open("p", ("class", "quiet")).Text("Every cell is a pair of fields, where the row of the one meets the column of the other: "
            + "the stronger its colour, the more the one tells of the other.");
        if (matrix.Groups.Count > 0) html.Text(" Outlined are groups that say the same.");
        if (matrix.Lonely > 0) html.Text($" Left out: {Figures.Plural(matrix.Lonely, "field that has", "fields that have")} less than "
            + $"{FindingText.Similarity(kept.Floor)} in common with any other.");
        if (matrix.Fields.Count + matrix.Lonely < report.Fields.Count && matrix.Fields.Count + matrix.Lonely >= SimilarityMatrix.MaxFields)
            html.Text($" Looked at are {SimilarityMatrix.MaxFields} fields: the best, and those in groups with them.");
        html.Close().Open("div", ("class", "card heat")).Open("div", ("class", "map"));
        HeatMap.Write(html, matrix, kept.Floor);
        html.Close().Open("div", ("class", "side"));
        WriteScale(html, kept.Floor);
        html.Element("output", "Point at a cell, or move over the map with the arrow keys.", ("id", "pair"), ("for", "matrix"));
        WritePairs(html, report, kept);
        html.Close().Close().Close().Line();
    }

    /// <summary>Whether a field is there and no cross: that one says by construction what its parts say.</summary>
    private static bool IsTelling(Report report, string name) =>
        report.ByName.TryGetValue(name, out var field) && field.Data.Kind != FieldKind.Cross;

    private static void WriteScale(HtmlWriter html, double floor)
    {
        html.Open("div", ("class", "scale"), ("aria-hidden", "true")).Element("span", FindingText.Similarity(floor));
        html.Open("svg", ("viewBox", FormattableString.Invariant($"0 0 {HeatMap.Shades} 1")), ("preserveAspectRatio", "none"));
        for (int shade = 1; shade <= HeatMap.Shades; shade++)
        {
            html.Empty("rect", ("class", FormattableString.Invariant($"s{shade}")), ("x", Figures.Coordinate(shade - 1)), ("width", "1"),
                ("height", "1"));
        }
        html.Close().Element("span", "1.00").Element("span", "similarity").Close();
    }

    private static void WritePairs(HtmlWriter html, Report report, ProfileSimilarities kept)
    {
        ProfileSimilarity[] pairs =
        [
            .. kept.Pairs.Where(pair => IsTelling(report, pair.First) && IsTelling(report, pair.Second))
                .OrderByDescending(pair => pair.Similarity),
        ];
        if (pairs.Length == 0)
        {
            html.Element("p", $"No two of these fields are as similar as {FindingText.Similarity(kept.Floor)}.", ("class", "quiet"));
            return;
        }
        html.Open("table", ("class", "values pairs"));
        html.Element("caption", pairs.Length > MaxPairs ? $"The {MaxPairs} closest pairs" : "The closest pairs");
        html.Open("thead").Open("tr").Element("th", "Field", ("scope", "col")).Element("th", "Field", ("scope", "col"))
            .Element("th", "Similarity", ("scope", "col")).Close().Close().Open("tbody");
        foreach (var pair in pairs.Take(MaxPairs))
        {
            html.Open("tr").Open("th", ("scope", "row"));
            FieldLink.Write(html, report, pair.First);
            html.Close().Open("th", ("scope", "row"));
            FieldLink.Write(html, report, pair.Second);
            html.Close().Element("td", FindingText.Similarity(pair.Similarity)).Close();
        }
        html.Close().Close();
    }
}

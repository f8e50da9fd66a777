using System.Globalization;
using System.Text;

namespace FeatureGen.Tool.Reporting;

/// <summary>Similarities as a staircase of cells: a field's row and its column meet at its name.</summary>
internal static class HeatMap
{
    /// <summary>The number of shades.</summary>
    public const int Shades = 9;

    // So many names have room even on a phone.
    private const int MaxFew = 14;
    private const int MaxName = 28;

    public static void Write(HtmlWriter html, SimilarityMatrix matrix, double floor)
    {
        int count = matrix.Fields.Count;
        html.Open("div", ("class", count <= MaxFew ? "matrix few" : "matrix"), ("id", "matrix"), ("role", "img"),
            ("aria-label", Words(matrix)),
            ("data-fields", string.Join(' ', matrix.Fields.Select(field => field.Rank.ToString(CultureInfo.InvariantCulture)))),
            ("data-cells", Cells(matrix)), ("data-floor", FindingText.Similarity(floor)));
        string size = Figures.Coordinate(count * SizeOfCell(count)), box = Figures.Coordinate(count);
        html.Open("svg", ("class", "cells"), ("width", size), ("height", size), ("viewBox", $"0 0 {box} {box}"), ("aria-hidden", "true"));
        html.Empty("path", ("class", "room"), ("d", Staircase(0, count)));
        foreach (var shade in Shaded(matrix, floor))
            html.Empty("path", ("class", FormattableString.Invariant($"s{shade.Key}")), ("d", string.Concat(shade)));
        html.Empty("path", ("class", "lines"), ("d", Lines(count)));
        foreach (var (start, end) in matrix.Groups) html.Empty("path", ("class", "outline"), ("d", Staircase(start, end)));
        html.Close().Open("svg", ("class", "names"), ("aria-hidden", "true"));
        for (int place = 0; place < count; place++) WriteName(html, matrix.Fields[place], (double)place / count, 1.0 / count);
        html.Close().Close();
    }

    /// <summary>The shade of a similarity, from 1.</summary>
    private static int ShadeOf(double similarity, double floor) =>
        1 + Math.Clamp((int)((similarity - floor) / (1 - floor) * Shades), 0, Shades - 1);

    private static double SizeOfCell(int count) => count switch
    {
        <= 12 => 32,
        <= 20 => 26,
        <= 30 => 21,
        <= 45 => 17,
        _ => 14,
    };

    private static void WriteName(HtmlWriter html, ReportField field, double place, double cell)
    {
        html.Open("text", ("class", field.Style), ("x", Figures.Place(place + 0.3 * cell)), ("y", Figures.Place(place + 0.5 * cell)),
            ("dy", ".35em"));
        html.Text(HtmlWriter.Isolate(Shorten(field.Data.Name))).Close();
    }

    /// <summary>Both ends of a long name: fields of one family differ at the end.</summary>
    private static string Shorten(string name)
    {
        if (name.Length <= MaxName) return name;
        string[] texts = [.. Characters(name)];
        return texts.Length <= MaxName ? name : $"{string.Concat(texts[..13])}…{string.Concat(texts[^14..])}";
    }

    private static IEnumerable<string> Characters(string name)
    {
        var elements = StringInfo.GetTextElementEnumerator(name);
        while (elements.MoveNext()) yield return elements.GetTextElement();
    }

    /// <summary>The cells of each shade as squares.</summary>
    private static IEnumerable<IGrouping<int, string>> Shaded(SimilarityMatrix matrix, double floor) =>
        Pairs(matrix).Where(pair => matrix[pair.Row, pair.Column] >= floor && matrix[pair.Row, pair.Column] > 0)
            .GroupBy(
                pair => ShadeOf(matrix[pair.Row, pair.Column], floor),
                pair => FormattableString.Invariant($"M{pair.Column} {pair.Row}h1v1h-1z"))
            .OrderBy(shade => shade.Key);

    private static IEnumerable<(int Row, int Column)> Pairs(SimilarityMatrix matrix) =>
        Enumerable.Range(0, matrix.Fields.Count).SelectMany(row => Enumerable.Range(0, row).Select(column => (row, column)));

    /// <summary>Hundredths, two hexadecimal digits a cell, row after row.</summary>
    private static string Cells(SimilarityMatrix matrix)
    {
        var cells = new StringBuilder();
        foreach (var (row, column) in Pairs(matrix))
            cells.Append(((int)Math.Round(matrix[row, column] * 100)).ToString("x2", CultureInfo.InvariantCulture));
        return cells.ToString();
    }

    /// <summary>The outline of the cells between fields of a range.</summary>
    private static string Staircase(int start, int end)
    {
        var path = new StringBuilder(FormattableString.Invariant($"M{start} {start + 1}V{end}H{end - 1}"));
        for (int step = end - 1; step > start; step--) path.Append(CultureInfo.InvariantCulture, $"V{step}H{step - 1}");
        return path.Append('Z').ToString();
    }

    private static string Lines(int count)
    {
        var path = new StringBuilder();
        for (int i = 1; i < count; i++) path.Append(CultureInfo.InvariantCulture, $"M{i} {i}V{count}M0 {i}H{i}");
        return path.ToString();
    }

    private static string Words(SimilarityMatrix matrix)
    {
        int close = Pairs(matrix).Count(pair => matrix[pair.Row, pair.Column] >= Formats.Profiles.ProfileThresholds.Default.Redundancy);
        return $"Heat map of the similarities of {Figures.Plural(matrix.Fields.Count, "field", "fields")}: "
            + $"{Figures.Plural(close, "pair is", "pairs are")} nearly the same. The closest pairs are in the table after it.";
    }
}

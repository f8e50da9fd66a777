using FeatureGen.Formats.Profiles;

namespace FeatureGen.Tool.Reporting;

/// <summary>Bars of fields, one below the other, with whiskers over an axis that starts at 0.</summary>
internal static class BarChart
{
    /// <summary>The most bars of a chart.</summary>
    public const int MaxBars = 30;

    private const int Ticks = 4;

    /// <summary>Writes a chart.</summary>
    /// <param name="html">The page.</param>
    /// <param name="bars">The bars, the first on top.</param>
    /// <param name="scale">The value at the right end.</param>
    /// <param name="tick">How values beside the axis are written.</param>
    public static void Write(HtmlWriter html, IReadOnlyList<Bar> bars, double scale, Func<double, string> tick)
    {
        html.Open("div", ("class", "card")).Open("ol", ("class", "bars"));
        foreach (var bar in bars) WriteBar(html, bar, scale);
        html.Close();
        WriteAxis(html, scale, tick);
        html.Close();
    }

    private static void WriteBar(HtmlWriter html, Bar bar, double scale)
    {
        string verdict = bar.Field.Style;
        html.Line().Open("li").Open("span", ("class", "who"));
        FieldLink.Write(html, bar.Field);
        if (bar.Field.Verdict != ProfileVerdict.Fine)
            html.Text(" ").Element("span", bar.Field.Word, ("class", "chip " + verdict));
        html.Close().Open("svg", ("class", "bar"), ("aria-hidden", "true"));
        WriteGrid(html);
        html.Empty("rect", ("class", verdict), ("width", Figures.Place(bar.Value / scale)), ("y", "6"), ("height", "14"), ("rx", "2"));
        if (bar.Beside is { } beside)
            html.Empty("rect", ("class", "beside"), ("width", Figures.Place(beside)), ("y", "21"), ("height", "3"), ("rx", "1"));
        if (bar.Interval is { } interval) WriteWhisker(html, interval.Low / scale, interval.High / scale, middle: 13);
        html.Close().Open("span", ("class", "num")).Text(bar.Text);
        if (bar.Note.Length > 0) html.Text(" ").Element("small", bar.Note);
        html.Close().Close();
    }

    /// <summary>Writes an interval with its ends marked.</summary>
    /// <param name="html">The page.</param>
    /// <param name="low">Where it starts, as a share of the width.</param>
    /// <param name="high">Where it ends.</param>
    /// <param name="middle">The height at which it is drawn.</param>
    public static void WriteWhisker(HtmlWriter html, double low, double high, int middle)
    {
        string from = Figures.Place(low), to = Figures.Place(high);
        Line(from, to, middle, middle);
        Line(from, from, middle - 4, middle + 4);
        Line(to, to, middle - 4, middle + 4);

        void Line(string x1, string x2, int y1, int y2) => html.Empty("line", ("class", "whisker"), ("x1", x1), ("x2", x2),
            ("y1", Figures.Coordinate(y1)), ("y2", Figures.Coordinate(y2)));
    }

    /// <summary>Writes the lines of an axis into a bar.</summary>
    public static void WriteGrid(HtmlWriter html)
    {
        for (int i = 0; i <= Ticks; i++)
        {
            string x = Figures.Place((double)i / Ticks);
            html.Empty("line", ("class", "grid"), ("x1", x), ("x2", x), ("y1", "0"), ("y2", "100%"));
        }
    }

    /// <summary>Writes the numbers below bars.</summary>
    public static void WriteAxis(HtmlWriter html, double scale, Func<double, string> tick)
    {
        html.Open("div", ("class", "bars axis"), ("aria-hidden", "true")).Open("svg", ("class", "bar"));
        for (int i = 0; i <= Ticks; i++)
        {
            string anchor = i == 0 ? "start" : i == Ticks ? "end" : "middle";
            html.Open("text", ("x", Figures.Place((double)i / Ticks)), ("y", "14"), ("text-anchor", anchor));
            html.Text(tick(scale * i / Ticks)).Close();
        }
        html.Close().Close();
    }
}

using System.Text;
using FeatureGen.Formats.Profiles;

namespace FeatureGen.Tool.Reporting;

/// <summary>
/// Bins of a number: the label's share in each, or the mean of a real label, as a line with its interval, and the rows under it as bars.
/// </summary>
internal static class DistributionChart
{
    // Bins are drawn in a box of 1000 x 100 that is stretched to the page; texts are placed by percentages beside it.
    private const double Width = 1000, Height = 100;

    public static void Write(HtmlWriter html, Report report, ProfileField field)
    {
        var distribution = field.Distribution!;
        FieldBin[] bins = FieldBin.Of(distribution);
        var missing = FieldBin.Missing(distribution);
        FieldBin[] columns = missing.Rows > 0 ? [.. bins, missing] : bins;
        var axis = new BinAxis(bins.Length, missing.Rows > 0);
        var drawn = report.Label.Drawn;
        var scale = report.Label.AxisOf(columns);

        html.Open("figure", ("class", "plot"));
        WriteLegend(html, report.Label);
        html.Open("div", ("class", "y"), ("aria-hidden", "true")).Element("span", report.Label.Tick(scale.High))
            .Element("span", report.Label.Tick(scale.Middle)).Element("span", report.Label.Tick(scale.Low)).Close();
        html.Open("svg", ("class", "lines"), ("role", "img"), ("aria-label", Words(report.Label, bins, missing)),
            ("viewBox", "0 0 1000 100"), ("preserveAspectRatio", "none"));
        html.Empty("path", ("class", "grid"), ("d", "M0 0H1000M0 50H1000M0 100H1000"));
        for (int i = 0; i < drawn.Count; i++) WriteClass(html, report.Label, drawn[i], i, columns, axis, scale);
        html.Close().Open("svg", ("class", "rows"), ("aria-hidden", "true"), ("viewBox", "0 0 1000 100"), ("preserveAspectRatio", "none"));
        html.Empty("path", ("d", Bars(columns, axis))).Close();
        WriteEdges(html, distribution, axis);
        html.Close();
    }

    /// <summary>The classes by colour and dashes.</summary>
    private static void WriteLegend(HtmlWriter html, ReportLabel label)
    {
        html.Open("figcaption");
        for (int i = 0; i < label.Drawn.Count; i++)
        {
            html.Open("span", ("class", "key")).Open("svg", ("class", "swatch"), ("aria-hidden", "true"));
            html.Empty("line", ("class", $"line c{i}"), ("x2", "100%"), ("y1", "50%"), ("y2", "50%")).Close();
            html.Open("span").Text(label.IsReal ? "" : "share of ");
            label.WriteClass(html, label.Drawn[i]);
            html.Close().Close().Text(" ");
        }
        if (label.HasInterval) html.Open("span", ("class", "key")).Open("i", ("class", "band")).Close().Text("95% interval").Close().Text(" ");
        if (label.HasInterval && label.OverallOf(label.Drawn[0]) is not null)
        {
            html.Open("span", ("class", "key")).Open("svg", ("class", "swatch"), ("aria-hidden", "true"));
            html.Empty("line", ("class", "overall"), ("x2", "100%"), ("y1", "50%"), ("y2", "50%")).Close().Text("all rows");
            html.Close().Text(" ");
        }
        html.Open("span", ("class", "key")).Open("i", ("class", "rows")).Close().Text("rows").Close().Close();
    }

    private static void WriteClass(HtmlWriter html, ReportLabel label, int counted, int place, FieldBin[] columns, BinAxis axis, LabelAxis scale)
    {
        if (label.HasInterval)
        {
            if (label.OverallOf(counted) is { } overall)
                html.Empty("path", ("class", "overall"), ("d", $"M0 {Y(overall, scale)}H1000"));
            html.Empty("path", ("class", "band"), ("d", Band(counted, columns, axis, scale)));
        }
        var (line, dots) = (new StringBuilder(), new StringBuilder());
        for (int i = 0; i < columns.Length; i++)
        {
            if (!(columns[i].Rows > 0)) continue;
            string point = $"{Figures.Coordinate(axis.Middle(i))} {Y(columns[i].ShareOf(counted), scale)}";
            if (!axis.IsMissing(i)) line.Append(line.Length == 0 ? 'M' : 'L').Append(point);
            dots.Append('M').Append(point).Append("h0");
        }
        html.Empty("path", ("class", $"line c{place}"), ("d", line.ToString()))
            .Empty("path", ("class", $"dots c{place}"), ("d", dots.ToString()));
    }

    private static string Band(int counted, FieldBin[] columns, BinAxis axis, LabelAxis scale)
    {
        var (above, below) = (new StringBuilder(), "");
        for (int i = 0; i < columns.Length; i++)
        {
            if (!(columns[i].Rows > 0)) continue;
            var (low, high) = columns[i].IntervalOf(counted);
            if (axis.IsMissing(i))
            {
                string left = Figures.Coordinate(axis.Middle(i) - 5), right = Figures.Coordinate(axis.Middle(i) + 5);
                return $"{Closed()}M{left} {Y(high, scale)}H{right}V{Y(low, scale)}H{left}Z";
            }
            string x = Figures.Coordinate(axis.Middle(i));
            above.Append(above.Length == 0 ? 'M' : 'L').Append(x).Append(' ').Append(Y(high, scale));
            below = $"L{x} {Y(low, scale)}{below}";
        }
        return Closed();

        string Closed() => above.Length == 0 ? "" : $"{above}{below}Z";
    }

    private static string Bars(FieldBin[] columns, BinAxis axis)
    {
        double most = Math.Max(1, columns.Select(column => column.Rows).Append(0).Max());
        var bars = new StringBuilder();
        for (int i = 0; i < columns.Length; i++)
        {
            string height = Figures.Coordinate(Height * columns[i].Rows / most), width = Figures.Coordinate(axis.Width * 0.86);
            bars.Append($"M{Figures.Coordinate(axis.Middle(i) - axis.Width * 0.43)} 100v-{height}h{width}v{height}z");
        }
        return bars.ToString();
    }

    private static void WriteEdges(HtmlWriter html, ProfileDistribution distribution, BinAxis axis)
    {
        html.Open("svg", ("class", "edges"), ("aria-hidden", "true"));
        int last = distribution.Edges.Count - 1;
        foreach (int i in (int[])[.. new[] { 0, last / 2, last }.Where(i => i >= 0).Distinct()])
        {
            bool isEnd = i == last && i > 0;
            double x = axis.Middle(i) + axis.Width * (isEnd ? 0.43 : -0.43);
            html.Open("text", ("x", Figures.Place(x / Width)), ("y", "13"), ("text-anchor", isEnd ? "end" : "start"));
            html.Text((isEnd ? "≥ " : "") + Figures.Number(distribution.Edges[i])).Close();
        }
        if (axis.HasMissing) html.Open("text", ("x", "100%"), ("y", "13"), ("text-anchor", "end")).Text("missing").Close();
        html.Close();
    }

    private static string Words(ReportLabel label, FieldBin[] bins, FieldBin missing)
    {
        var words = new StringBuilder();
        foreach (int counted in label.Drawn)
        {
            string name = HtmlWriter.Isolate(label.Name), value = HtmlWriter.Isolate(label.Classes[counted]);
            words.Append(label.IsReal ? $"Mean of {name}" : $"Share of {name} = {value}").Append(" from the lowest values to the highest: ");
            words.AppendJoin(", ", bins.Where(bin => bin.Rows > 0).Select(bin => label.Figure(bin.ShareOf(counted))));
            if (missing.Rows > 0) words.Append($"; where missing {label.Figure(missing.ShareOf(counted))}");
            words.Append(". ");
        }
        return words.ToString().TrimEnd();
    }

    private static string Y(double value, LabelAxis scale) => Figures.Coordinate(Height * (1 - scale.PlaceOf(value)));
}

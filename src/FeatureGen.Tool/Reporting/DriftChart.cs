using System.Globalization;
using System.Text;
using FeatureGen.Formats.Drift;
using FeatureGen.Formats.Schemas;

namespace FeatureGen.Tool.Reporting;

/// <summary>The shares of a field's bins before and after: numbers side by side from low to high, others one below the other.</summary>
internal static class DriftChart
{
    private const int MaxValues = 10;

    public static void Write(HtmlWriter html, FieldDrift field)
    {
        WriteLegend(html);
        if (field.Kind is FieldKind.Numeric or FieldKind.Vector && field.Bins.Count > 4) WriteColumns(html, field);
        else WriteLines(html, field);
    }

    private static void WriteLegend(HtmlWriter html)
    {
        html.Open("p", ("class", "keys"), ("aria-hidden", "true"));
        html.Open("span", ("class", "key")).Open("i", ("class", "rows")).Close().Text("profiled rows").Close().Text(" ");
        html.Open("span", ("class", "key")).Open("i", ("class", "later")).Close().Text("later rows").Close().Close();
    }

    /// <summary>Numbers: the bins, then what is no number, then missing values.</summary>
    private static void WriteColumns(HtmlWriter html, FieldDrift field)
    {
        DriftBin[] bins = [.. field.Bins.Take(field.Bins.Count - 2)];
        var missing = field.Bins[^1];
        bool hasMissing = missing.Was + missing.Is > 0;
        DriftBin[] columns = hasMissing ? [.. bins, missing] : bins;
        var axis = new BinAxis(bins.Length, hasMissing);
        double top = Math.Min(1, Figures.Ceiling(columns.Max(bin => Math.Max(bin.Was, bin.Is))));
        html.Open("figure", ("class", "plot change"));
        html.Open("div", ("class", "y"), ("aria-hidden", "true")).Element("span", Figures.Tick(top))
            .Element("span", Figures.Tick(top / 2)).Element("span", Figures.Tick(0)).Close();
        html.Open("svg", ("class", "lines"), ("role", "img"), ("aria-label", Words(columns)), ("viewBox", "0 0 1000 100"),
            ("preserveAspectRatio", "none"));
        html.Empty("path", ("class", "grid"), ("d", "M0 0H1000M0 50H1000M0 100H1000"));
        html.Empty("path", ("class", "before"), ("d", Columns(columns, axis, top, bin => bin.Was, 0.43)));
        html.Empty("path", ("class", "after"), ("d", Columns(columns, axis, top, bin => bin.Is, 0.22))).Close();
        WriteEnds(html, bins, hasMissing);
        html.Close();
    }

    private static void WriteEnds(HtmlWriter html, DriftBin[] bins, bool hasMissing)
    {
        html.Open("svg", ("class", "edges"), ("aria-hidden", "true"));
        html.Open("text", ("x", "0"), ("y", "13")).Text(bins[0].Name).Close();
        if (!hasMissing) html.Open("text", ("x", "100%"), ("y", "13"), ("text-anchor", "end")).Text(bins[^1].Name).Close();
        else html.Open("text", ("x", "100%"), ("y", "13"), ("text-anchor", "end")).Text("missing").Close();
        html.Close();
    }

    /// <summary>Intervals from low to high, what is no interval at the end; other bins as they are.</summary>
    private static IEnumerable<DriftBin> InOrder(FieldDrift field, IEnumerable<DriftBin> bins) =>
        field.Kind == FieldKind.Bucketized ? bins.OrderBy(bin => StartOf(bin.Name)) : bins;

    private static double StartOf(string interval)
    {
        if (interval.StartsWith("below ", StringComparison.Ordinal)) return double.NegativeInfinity;
        return double.TryParse(interval.Split(' ')[0], CultureInfo.InvariantCulture, out double start) ? start : double.PositiveInfinity;
    }

    private static string Columns(DriftBin[] columns, BinAxis axis, double top, Func<DriftBin, double> share, double half)
    {
        var path = new StringBuilder();
        for (int i = 0; i < columns.Length; i++)
        {
            string height = Figures.Coordinate(100 * Math.Clamp(share(columns[i]) / top, 0, 1)),
                width = Figures.Coordinate(axis.Width * 2 * half), left = Figures.Coordinate(axis.Middle(i) - axis.Width * half);
            path.Append($"M{left} 100v-{height}h{width}v{height}z");
        }
        return path.ToString();
    }

    private static string Words(DriftBin[] columns) => "Shares of the values, from the lowest to the highest, before and after: "
        + string.Join("; ", columns.Select(bin => $"{HtmlWriter.Isolate(bin.Name)} {Figures.Percent(bin.Was)}, {Figures.Percent(bin.Is)}"));

    private static void WriteLines(HtmlWriter html, FieldDrift field)
    {
        // Those that changed most, in the order of the profile.
        DriftBin[] present = [.. field.Bins.Where(bin => bin.Was > 0 || bin.Is > 0)];
        var shown = present.OrderByDescending(bin => Math.Abs(bin.Is - bin.Was)).Take(MaxValues).ToHashSet();
        // All the rarer values together are no value to hold others against.
        var rest = field.Bins[^2];
        double top = shown.Where(bin => bin != rest).Select(bin => Math.Max(bin.Was, bin.Is)).Append(1e-9).Max();
        html.Open("table", ("class", "values change")).Open("thead").Open("tr").Element("th", "Value", ("scope", "col"))
            .Element("th", "Share", ("scope", "col")).Element("th", "before", ("scope", "col")).Element("th", "after", ("scope", "col"));
        html.Close().Close().Open("tbody");
        foreach (var bin in InOrder(field, present.Where(shown.Contains)))
        {
            html.Open("tr").Open("th", ("scope", "row")).Name(bin.Name).Close();
            html.Open("td", ("class", "chart")).Open("svg", ("aria-hidden", "true"));
            if (bin != rest) html.Empty("rect", ("class", "before"), ("width", Figures.Place(bin.Was / top)))
                .Empty("rect", ("class", "after"), ("width", Figures.Place(bin.Is / top)));
            html.Close().Close();
            html.Element("td", Figures.Percent(bin.Was)).Element("td", Figures.Percent(bin.Is)).Close();
        }
        html.Close().Close();
        if (present.Length > shown.Count)
            html.Element("p", $"The {MaxValues} that changed most of {Figures.Count(present.Length)}.", ("class", "quiet"));
    }
}

using System.Globalization;
using FeatureGen.Formats.Profiles;
using FeatureGen.Formats.Schemas;

namespace FeatureGen.Tool.Reporting;

/// <summary>The most frequent values of a field, with the rows of each and the label's share among them, or its mean.</summary>
internal static class ValueTable
{
    public static void Write(HtmlWriter html, Report report, ProfileField field, int maxValues)
    {
        var (label, distribution) = (report.Label, field.Distribution!);
        FieldBin[] bins = FieldBin.Of(distribution);
        var lines = InOrder(field, Math.Min(maxValues, bins.Length))
            .Select(i => (Name: NameOf(field, i), Bin: bins[i], IsText: distribution.Values.Count > 0, IsMany: false)).ToList();
        var others = FieldBin.Sum([.. bins.Skip(maxValues), FieldBin.Rest(distribution)], label.Classes.Count);
        if (others.Rows > 0) lines.Add((lines.Count == 0 ? "values too rare to be kept" : "other values", others, false, true));
        if (FieldBin.Missing(distribution) is { Rows: > 0 } missing) lines.Add(("missing", missing, false, false));
        if (lines.Count == 0) return;
        double rows = bins.Append(FieldBin.Rest(distribution)).Append(FieldBin.Missing(distribution)).Sum(bin => bin.Rows);
        double most = lines.Where(line => !line.IsMany).Select(line => line.Bin.Rows).Append(1).Max();
        var scale = label.AxisOf(lines.Select(line => line.Bin));

        html.Open("table", ("class", "values"));
        WriteHead(html, label);
        html.Open("tbody");
        foreach (var (name, bin, isText, isMany) in lines)
        {
            html.Open("tr").Open("th", ("scope", "row"));
            if (isText) html.Name(name);
            else html.Element("em", name);
            html.Close().Open("td", ("class", "chart")).Open("svg", ("aria-hidden", "true"));
            if (!isMany) html.Empty("rect", ("class", "rows"), ("width", Figures.Place(bin.Rows / most)));
            html.Close().Close();
            html.Element("td", Figures.Percent(bin.Rows / rows));
            WriteShares(html, label, bin, scale);
            html.Close();
        }
        html.Close().Close();
    }

    /// <summary>The most frequent bins: by number if all are numbers, else as they are.</summary>
    private static IEnumerable<int> InOrder(ProfileField field, int count)
    {
        var (bins, values) = (Enumerable.Range(0, count), field.Distribution!.Values);
        if (values.Count == 0) return bins;
        double[] numbers =
        [
            .. values.Take(count)
                .Select(value => double.TryParse(value, CultureInfo.InvariantCulture, out double number) ? number : double.NaN),
        ];
        return numbers.Any(double.IsNaN) ? bins : bins.OrderBy(i => numbers[i]);
    }

    private static void WriteHead(HtmlWriter html, ReportLabel label)
    {
        html.Open("thead").Open("tr").Element("th", "Value", ("scope", "col")).Element("th", "Rows", ("scope", "col"), ("colspan", "2"));
        foreach (int counted in label.Drawn)
        {
            html.Open("th", ("scope", "col"), ("colspan", label.HasInterval ? "2" : "1"));
            label.WriteClass(html, counted);
            html.Close();
        }
        html.Close().Close();
    }

    private static void WriteShares(HtmlWriter html, ReportLabel label, FieldBin bin, LabelAxis scale)
    {
        foreach (int counted in label.Drawn)
        {
            if (label.HasInterval)
            {
                var (low, high) = bin.IntervalOf(counted);
                html.Open("td", ("class", "chart")).Open("svg", ("aria-hidden", "true"));
                if (label.OverallOf(counted) is { } all)
                {
                    string overall = Figures.Place(scale.PlaceOf(all));
                    html.Empty("line", ("class", "overall"), ("x1", overall), ("x2", overall), ("y2", "100%"));
                }
                html.Empty("line", ("class", "whisker"), ("x1", Figures.Place(scale.PlaceOf(low))), ("x2", Figures.Place(scale.PlaceOf(high))), ("y1", "8"),
                    ("y2", "8"));
                html.Empty("circle", ("class", "dot"), ("cx", Figures.Place(scale.PlaceOf(bin.ShareOf(counted)))), ("cy", "8"), ("r", "3.5"))
                    .Close().Close();
            }
            html.Element("td", label.Figure(bin.ShareOf(counted)));
        }
    }

    private static string NameOf(ProfileField field, int bin)
    {
        var distribution = field.Distribution!;
        if (distribution.Values.Count > 0) return distribution.Values[bin];
        if (distribution.IndexNames.Count > 0) return distribution.IndexNames[bin];
        int index = distribution.Indices[bin];
        return index == 0 && field.Kind != FieldKind.Cross ? "missing" : "index " + index.ToString(CultureInfo.InvariantCulture);
    }
}

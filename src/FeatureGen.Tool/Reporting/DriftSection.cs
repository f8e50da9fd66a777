using FeatureGen.Formats.Drift;

namespace FeatureGen.Tool.Reporting;

/// <summary>How later rows differ from those of the profile.</summary>
internal static class DriftSection
{
    private const int MaxFields = 30, MaxDrawn = 12;
    private const double MaxThresholds = 5;         // how far the axis goes: beyond, more of it says nothing
    private const double LittleOfThreshold = 20;    // a change that is smaller by so much is not listed

    public static void Write(HtmlWriter html, Report report)
    {
        if (report.Drift is not { } drift) return;
        FieldDrift[] all = [.. drift.Fields, .. drift.Label is { } label ? [label] : Array.Empty<FieldDrift>()];
        FieldDrift[] compared = [.. all.Where(field => field.NotCompared is null).OrderByDescending(Excess)];
        double little = drift.Threshold / LittleOfThreshold;
        FieldDrift[] shown = [.. compared.Where(field => field.HasDrifted || Excess(field) >= little).Take(MaxFields)];
        html.Open("section", ("id", "drift")).Element("h2", "What has changed since");
        WriteOutcome(html, drift, compared, shown);
        if (shown.Length > 0) WriteBars(html, report, drift, shown);
        WriteDrawn(html, report, drift);
        WriteNotCompared(html, report, [.. all.Where(field => field.NotCompared is not null)]);
        html.Close().Line();
    }

    private static void WriteOutcome(HtmlWriter html, DriftReport drift, FieldDrift[] compared, FieldDrift[] shown)
    {
        var (threshold, falseFinds) = (drift.Threshold, drift.FalseDiscoveryRate);
        html.Open("p", ("class", "quiet"));
        html.Text($"{Figures.Plural(drift.Rows, "later row", "later rows")} against {Figures.Count(drift.ProfileRows)} profiled ones: "
            + $"{Figures.Count(drift.Drifted.Count())} of {Figures.Count(compared.Length)} compared have drifted, by a population "
            + $"stability index of {Figures.Number(threshold)} or more beyond chance, with less than {Figures.Tick(falseFinds)} of false finds.");
        if (shown.Length > 0) html.Text(" The dashed line is that threshold.");
        FieldDrift[] others = [.. compared.Except(shown)];
        if (others.Length > 0)
        {
            string which = others.Length == 1 ? "other one is" : $"other {Figures.Count(others.Length)} are";
            html.Text($" The {which} at {Figures.Number(Math.Max(0, others.Max(Excess)))}{(others.Length == 1 ? "" : " or less")}.");
        }
        html.Close();
    }

    private static void WriteBars(HtmlWriter html, Report report, DriftReport drift, FieldDrift[] fields)
    {
        double threshold = drift.Threshold, most = fields.Max(Excess),
            scale = Math.Clamp(Figures.Ceiling(most), 1.5 * threshold, MaxThresholds * threshold);
        string limit = Figures.Place(threshold / scale);
        html.Open("div", ("class", "card")).Open("ol", ("class", "bars drifts"));
        foreach (var field in fields)
        {
            html.Line().Open("li").Open("span", ("class", "who"));
            WriteName(html, report, drift, field);
            if (field.HasDrifted) html.Text(" ").Element("span", "drifted", ("class", "chip drifted"));
            html.Close().Open("svg", ("class", "bar"), ("aria-hidden", "true"));
            BarChart.WriteGrid(html);
            html.Empty("rect", ("class", field.HasDrifted ? "drifted" : "steady"), ("width", Figures.Place(Excess(field) / scale)),
                ("y", "6"), ("height", "14"), ("rx", "2"));
            html.Empty("line", ("class", "limit"), ("x1", limit), ("x2", limit), ("y1", "0"), ("y2", "100%")).Close();
            html.Open("span", ("class", "num")).Text(Figures.Number(Math.Max(0, Excess(field))));
            if (Note(field) is { Length: > 0 } note) html.Text(" ").Element("small", note);
            html.Close().Close();
        }
        html.Close();
        BarChart.WriteAxis(html, scale, value => Figures.Number(value) + (value == scale && most > scale ? " and more" : ""));
        html.Close();
    }

    /// <summary>What else there is to know, in short.</summary>
    private static string Note(FieldDrift field)
    {
        string[] notes =
        [
            .. field.Unseen is > 0 and var unseen ? [$"{Figures.Percent(unseen)} unseen"] : Array.Empty<string>(),
            .. Math.Abs(field.CoverageIs - field.CoverageWas) >= 0.005
                ? [$"present {Figures.Percent(field.CoverageWas)} → {Figures.Percent(field.CoverageIs)}"] : Array.Empty<string>(),
        ];
        return string.Join(", ", notes);
    }

    private static void WriteDrawn(HtmlWriter html, Report report, DriftReport drift)
    {
        FieldDrift[] drifted = [.. drift.Drifted.OrderByDescending(Excess)];
        if (drifted.Length == 0) return;
        html.Open("div", ("class", "cards wide"));
        foreach (var field in drifted.Take(MaxDrawn))
        {
            html.Line().Open("article", ("class", "card")).Open("h3");
            WriteName(html, report, drift, field);
            html.Close();
            if (field.Unseen is > 0 and var unseen)
                html.Element("p", $"{Figures.Percent(unseen)} of what came later was never seen before.", ("class", "quiet"));
            DriftChart.Write(html, field);
            html.Close();
        }
        html.Close();
        if (drifted.Length > MaxDrawn)
            html.Element("p", $"Drawn are the {MaxDrawn} that drifted most of {Figures.Count(drifted.Length)}.", ("class", "quiet"));
    }

    private static void WriteNotCompared(HtmlWriter html, Report report, FieldDrift[] fields)
    {
        if (fields.Length == 0) return;
        html.Open("p", ("class", "quiet")).Text("Not compared: ");
        for (int i = 0; i < Math.Min(fields.Length, MaxDrawn); i++)
        {
            if (i > 0) html.Text("; ");
            FieldLink.Write(html, report, fields[i].Name);
            html.Text(" (").Name(fields[i].NotCompared!).Text(")");
        }
        html.Text(fields.Length > MaxDrawn ? $" and {Figures.Count(fields.Length - MaxDrawn)} more." : ".").Close();
    }

    private static void WriteName(HtmlWriter html, Report report, DriftReport drift, FieldDrift field)
    {
        if (ReferenceEquals(field, drift.Label)) html.Name(field.Name).Text(" ").Element("small", "the label");
        else FieldLink.Write(html, report, field.Name);
    }

    private static double Excess(FieldDrift field) => field.StabilityIndex - field.StabilityIndexByChance;
}

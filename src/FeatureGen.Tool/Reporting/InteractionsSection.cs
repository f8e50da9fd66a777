using FeatureGen.Formats.Profiles;
using FeatureGen.Formats.Schemas;
using FeatureGen.Tool.Output;

namespace FeatureGen.Tool.Reporting;

/// <summary>Fields that tell more together than apart, each with the cross to declare.</summary>
internal static class InteractionsSection
{
    private const int MaxShown = 20;

    public static void Write(HtmlWriter html, Report report)
    {
        var profile = report.Profile;
        if (profile.InteractionOrder == 0) return;
        ProfileInteraction[] all = [.. profile.Interactions], shown = [.. all.Take(MaxShown)];
        html.Open("section", ("id", "interactions")).Element("h2", "Fields that tell more together");
        html.Open("p", ("class", "quiet"));
        if (all.Length == 0)
        {
            html.Text($"No {Kinds(profile)} of fields tells more about ").Name(profile.Label).Text(" than its fields do one by one.");
            html.Close().Close().Line();
            return;
        }
        html.Text("What a combination tells about ").Name(profile.Label);
        html.Text(" beyond any sum of its parts, in nats a row; whiskers are 95% intervals. A cross gives it to models that add up, "
            + "such as linear ones.");
        if (HasNumber(report, shown)) html.Text(" A number is crossed by its buckets: declare it Bucketized first.");
        html.Close().Open("div", ("class", "card"));
        WriteTable(html, report, shown);
        if (all.Length > shown.Length)
            html.Element("p", $"The profile has {Figures.Count(all.Length - shown.Length)} more, which add less.", ("class", "quiet"));
        html.Close().Close().Line();
    }

    private static string Kinds(ProfileFile profile) => profile.InteractionOrder == 2 ? "pair" : "pair or triple";

    private static bool HasNumber(Report report, IEnumerable<ProfileInteraction> shown) => shown.SelectMany(item => item.Fields)
        .Any(name => report.ByName.TryGetValue(name, out var field) && field.Data.Kind == FieldKind.Numeric);

    private static void WriteTable(HtmlWriter html, Report report, ProfileInteraction[] shown)
    {
        double scale = Figures.Ceiling(shown.Max(item => Math.Max(item.Gain, item.GainHigh)));
        html.Open("table", ("class", "together"));
        html.Element("caption", "Combinations of fields, those that add most first", ("class", "unseen"));
        html.Open("thead").Open("tr").Element("th", "Fields and the cross to declare", ("scope", "col"))
            .Element("th", "Adds, nats", ("scope", "col"), ("colspan", "2")).Element("th", "q", ("scope", "col"), ("class", "w"));
        html.Close().Close();
        html.Open("tbody");
        foreach (var item in shown)
        {
            html.Line().Open("tr").Open("th", ("scope", "row")).Open("span", ("class", "who"));
            for (int i = 0; i < item.Fields.Count; i++)
            {
                if (i > 0) html.Text(" × ");
                FieldLink.Write(html, report, item.Fields[i]);
            }
            html.Close().Open("span", ("class", "copy")).Element("code", CrossText.Of(item));
            html.Open("button", ("type", "button"), ("class", "do")).Text("Copy").Close().Close().Close();
            WriteGain(html, item, scale);
            html.Close();
        }
        html.Close().Close();
    }

    private static void WriteGain(HtmlWriter html, ProfileInteraction item, double scale)
    {
        html.Open("td", ("class", "chart")).Open("svg", ("aria-hidden", "true"));
        html.Empty("rect", ("width", Figures.Place(item.Gain / scale)), ("y", "2"), ("height", "14"), ("rx", "2"));
        BarChart.WriteWhisker(html, item.GainLow / scale, item.GainHigh / scale, middle: 9);
        html.Close().Close().Open("td", ("class", "n")).Element("b", Figures.Number(item.Gain));
        html.Element("small", Figures.Range(item.GainLow, item.GainHigh, Figures.Number)).Close();
        html.Element("td", Figures.Probability(item.QValue), ("class", "n w"));
    }
}

using FeatureGen.Formats.Profiles;

namespace FeatureGen.Tool.Reporting;

/// <summary>The top of the page: what it is of, the outcome in a sentence, and the verdicts as one bar.</summary>
internal static class SummarySection
{
    private const double Gap = 0.004;

    public static void Write(HtmlWriter html, Report report)
    {
        var profile = report.Profile;
        html.Open("header").Open("p", ("class", "kicker")).Text("Feature report").Close();
        html.Open("h1").Name(profile.Schema).Close();
        html.Element("p", Sentence(report), ("class", "lead"));
        WriteFacts(html, report);
        if (report.Fields.Count > 0) WriteVerdicts(html, report);
        html.Close().Line();
    }

    /// <summary>The outcome in words.</summary>
    public static string Sentence(Report report)
    {
        int fields = report.Fields.Count;
        if (fields == 0) return "The profile has no fields.";
        if (!report.Findings.Any())
            return fields == 1
                ? "Nothing speaks against the one field."
                : $"Nothing speaks against any of the {Figures.Count(fields)} fields.";
        string all = Figures.Plural(fields, "field", "fields");
        ProfileVerdict[] removable = [.. report.Findings.Where(VerdictWords.CanGo)], others = [.. report.Findings.Except(removable)];
        int count = removable.Sum(verdict => report.ByVerdict[verdict].Count());
        string first = count == 0
            ? $"None of {all} needs to go."
            : $"{Figures.Count(count)} of {all} can go: {string.Join(", ", removable.Select(Clause))}.";
        return others.Length == 0 ? first : $"{first} {string.Join(", and ", others.Select(Clause))}.";

        string Clause(ProfileVerdict verdict) => VerdictWords.Clause(verdict, report.ByVerdict[verdict].Count());
    }

    private static void WriteFacts(HtmlWriter html, Report report)
    {
        var (profile, label) = (report.Profile, report.Label);
        html.Open("dl", ("class", "facts"));
        Fact("Rows").Text(Figures.Count(profile.Rows)).Close().Close();
        Fact("Fields").Text(Figures.Count(profile.Fields.Count)).Close().Close();
        Fact("Label").Name(profile.Label).Close().Close();
        if (profile is { HasRealLabel: true, Target: { } target })
        {
            Fact("Its mean").Text($"{Figures.Number(target.Mean)} ± {Figures.Number(target.Deviation)}").Close().Close();
            Fact("Its bins").Text(Figures.Count(target.Edges.Count)).Close().Close();
        }
        else if (label is { IsBinary: true, Rows: { } rows })
        {
            html.Open("div").Open("dt");
            label.WriteClass(html, 1);
            html.Close().Open("dd").Text(Figures.Percent(rows[1] / Math.Max(1, rows.Sum()))).Close().Close();
        }
        else if (label.Classes.Count > 0)
        {
            Fact("Classes").Text(Figures.Count(profile.Classes.Count + profile.OtherClasses)).Close().Close();
        }
        Fact("Label entropy").Text($"{Figures.Number(profile.LabelEntropy)} nats").Close().Close();
        html.Close();

        HtmlWriter Fact(string name) => html.Open("div").Element("dt", name).Open("dd");
    }

    private static void WriteVerdicts(HtmlWriter html, Report report)
    {
        ProfileVerdict[] verdicts = [ProfileVerdict.Fine, .. VerdictWords.Order];
        verdicts = [.. verdicts.Where(report.ByVerdict.Contains)];
        html.Open("svg", ("class", "strip"), ("aria-hidden", "true"));
        double start = 0, room = 1 - Gap * (verdicts.Length - 1);
        foreach (var verdict in verdicts)
        {
            double width = room * report.ByVerdict[verdict].Count() / report.Fields.Count;
            html.Empty("rect", ("class", VerdictWords.Class(verdict)), ("x", Figures.Place(start)), ("width", Figures.Place(width)),
                ("height", "100%"));
            start += width + Gap;
        }
        html.Close().Open("ul", ("class", "legend"), ("aria-label", "Verdicts; each shows its fields"));
        foreach (var verdict in verdicts)
        {
            html.Open("li").Open("a", ("href", "#fields"), ("data-verdict", VerdictWords.Class(verdict)));
            html.Open("i", ("class", VerdictWords.Class(verdict))).Close();
            html.Text($"{Figures.Count(report.ByVerdict[verdict].Count())} {VerdictWords.Of(verdict)}").Close().Close();
        }
        html.Close();
    }
}

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
    public static string Sentence(Report report) => $"{Verdicts(report)}{Kept(report)}{Drifted(report)}";

    private static string Verdicts(Report report)
    {
        int fields = report.Fields.Count;
        if (fields == 0) return "The profile has no fields.";
        if (!report.Findings.Any())
            return (fields - report.Kept.Count) switch
            {
                0 => "Every field that something speaks against is kept.",
                1 => "Nothing speaks against the one field.",
                var fine => $"Nothing speaks against any of the {Figures.Count(fine)} fields.",
            };
        string all = Figures.Plural(fields, "field", "fields");
        ProfileVerdict[] removable = [.. report.Findings.Where(VerdictWords.CanGo)], others = [.. report.Findings.Except(removable)];
        int count = removable.Sum(verdict => report.ByVerdict[verdict].Count());
        string first = count == 0
            ? $"None of {all} needs to go."
            : $"{Figures.Count(count)} of {all} can go: {string.Join(", ", removable.Select(Clause))}.";
        return others.Length == 0 ? first : $"{first} {string.Join(", and ", others.Select(Clause))}.";

        string Clause(ProfileVerdict verdict) => VerdictWords.Clause(verdict, report.ByVerdict[verdict].Count());
    }

    private static string Kept(Report report) => report.Kept.Count switch
    {
        0 => "",
        1 => " 1 is kept all the same, for a reason.",
        var count => $" {Figures.Count(count)} are kept all the same, for reasons.",
    };

    private static string Drifted(Report report) => report.Drift?.Drifted.Count() switch
    {
        null => "",
        0 => " Nothing has drifted since.",
        1 => " 1 has drifted since.",
        var count => $" {Figures.Count(count.Value)} have drifted since.",
    };

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
        (string Words, int Count)[] parts =
        [
            .. ((ProfileVerdict[])[ProfileVerdict.Fine, .. VerdictWords.Order])
                .Select(verdict => (VerdictWords.Of(verdict), report.ByVerdict[verdict].Count())),
            (VerdictWords.Kept, report.Kept.Count),
        ];
        parts = [.. parts.Where(part => part.Count > 0)];
        html.Open("svg", ("class", "strip"), ("aria-hidden", "true"));
        double start = 0, room = 1 - Gap * (parts.Length - 1);
        foreach (var (words, count) in parts)
        {
            double width = room * count / report.Fields.Count;
            html.Empty("rect", ("class", VerdictWords.ClassOf(words)), ("x", Figures.Place(start)), ("width", Figures.Place(width)),
                ("height", "100%"));
            start += width + Gap;
        }
        html.Close().Open("ul", ("class", "legend"), ("aria-label", "Verdicts; each shows its fields"));
        foreach (var (words, count) in parts)
        {
            string style = VerdictWords.ClassOf(words);
            html.Open("li").Open("a", ("href", "#fields"), ("data-verdict", style)).Open("i", ("class", style)).Close();
            html.Text($"{Figures.Count(count)} {words}").Close().Close();
        }
        html.Close();
    }
}

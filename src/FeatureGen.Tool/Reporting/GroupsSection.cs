using FeatureGen.Formats.Profiles;

namespace FeatureGen.Tool.Reporting;

/// <summary>Fields that say the same, with the one to keep on top.</summary>
internal static class GroupsSection
{
    private const int MaxGroups = 40, MaxMembers = 12;

    public static void Write(HtmlWriter html, Report report)
    {
        var groups = report.Fields.Where(IsRedundant).GroupBy(field => Representative(report, field)).ToArray();
        if (groups.Length == 0) return;
        html.Open("section", ("id", "groups")).Element("h2", "Fields that say the same");
        html.Open("p", ("class", "quiet")).Text(
            "Each group names the field to keep first. Bars are the similarity with the field that each repeats: "
            + "1 means that one tells the other.");
        if (groups.Length > MaxGroups) html.Text($" The first {MaxGroups} of {Figures.Count(groups.Length)} groups.");
        html.Close().Open("div", ("class", "cards"));
        foreach (var group in groups.Take(MaxGroups)) WriteGroup(html, report, group.Key, [.. group]);
        html.Close().Close().Line();
    }

    private static void WriteGroup(HtmlWriter html, Report report, string representative, ReportField[] members)
    {
        html.Line().Open("article", ("class", "card group")).Open("h3");
        FieldLink.Write(html, report, representative);
        // What a group is kept for may be bad itself.
        var verdict = report.ByName.TryGetValue(representative, out var field) ? field.Verdict : ProfileVerdict.Fine;
        var (word, style) = verdict == ProfileVerdict.Fine ? ("keep", "keep") : (VerdictWords.Of(verdict), VerdictWords.Class(verdict));
        html.Text(" ").Element("span", word, ("class", "chip " + style)).Close();
        html.Open("ul");
        foreach (var member in members.Take(MaxMembers))
        {
            html.Open("li").Open("span", ("class", "who"));
            FieldLink.Write(html, member);
            if (member.Data.RedundantWith is { } other && other != representative) html.Text(" like ").Name(other);
            html.Close().Open("svg", ("class", "meter"), ("aria-hidden", "true")).Empty("rect", ("width", "100%"), ("class", "track"));
            html.Empty("rect", ("class", "redundant"), ("width", Figures.Place(member.Data.Similarity))).Close();
            html.Element("span", FindingText.Similarity(member.Data.Similarity), ("class", "num")).Close();
        }
        html.Close();
        if (members.Length > MaxMembers) html.Element("p", $"and {Figures.Count(members.Length - MaxMembers)} more.", ("class", "quiet"));
        html.Close();
    }

    private static bool IsRedundant(ReportField field) =>
        field.Data.RedundantWith is not null && field.Data.Similarity >= ProfileThresholds.Default.Redundancy;

    /// <summary>The field at the end of the chain. Each step must rank better: a damaged file could lead in circles.</summary>
    private static string Representative(Report report, ReportField field)
    {
        while (field.Data.RedundantWith is { } name)
        {
            if (!report.ByName.TryGetValue(name, out var better) || better.Rank >= field.Rank || !IsRedundant(better)) return name;
            field = better;
        }
        return field.Data.Name;
    }
}

using FeatureGen.Formats.Profiles;

namespace FeatureGen.Tool.Reporting;

/// <summary>Fields that say the same, with the one to keep on top.</summary>
internal static class GroupsSection
{
    private const int MaxGroups = 40, MaxMembers = 12;

    public static void Write(HtmlWriter html, Report report)
    {
        var groups = FieldGroup.Of(report);
        if (groups.Count == 0) return;
        html.Open("section", ("id", "groups")).Element("h2", "Fields that say the same");
        html.Open("p", ("class", "quiet")).Text(
            "Each group names the field to keep first. Bars are similarities: 1 means that one field tells the other.");
        if (groups.Count > MaxGroups) html.Text($" The first {MaxGroups} of {Figures.Count(groups.Count)} groups.");
        html.Close().Open("div", ("class", "cards"));
        foreach (var group in groups.Take(MaxGroups)) WriteGroup(html, report, group);
        html.Close().Close().Line();
    }

    private static void WriteGroup(HtmlWriter html, Report report, FieldGroup group)
    {
        html.Line().Open("article", ("class", "card group")).Open("h3");
        FieldLink.Write(html, report, group.Representative);
        // What a group is kept for may be bad itself.
        var (word, style) = report.ByName.TryGetValue(group.Representative, out var field) && field.Verdict != ProfileVerdict.Fine
            ? (field.Word, field.Style)
            : ("keep", "keep");
        html.Text(" ").Element("span", word, ("class", "chip " + style)).Close();
        html.Open("ul");
        foreach (var (member, similarity) in group.Members.Take(MaxMembers)) WriteMember(html, group, member, similarity);
        html.Close();
        if (group.Members.Count > MaxMembers)
            html.Element("p", $"and {Figures.Count(group.Members.Count - MaxMembers)} more.", ("class", "quiet"));
        html.Close();
    }

    private static void WriteMember(HtmlWriter html, FieldGroup group, ReportField member, double similarity)
    {
        html.Open("li").Open("span", ("class", "who"));
        FieldLink.Write(html, member);
        if (member.Data.RedundantWith is { } other && other != group.Representative) html.Text(" like ").Name(other);
        if (member.Data.Redundancy is { } redundancy)
            html.Element("small", $"adds {Figures.Number(Math.Max(0, redundancy.Added))} of its {Figures.Number(redundancy.Alone)} nats");
        html.Close().Open("svg", ("class", "meter"), ("aria-hidden", "true")).Empty("rect", ("width", "100%"), ("class", "track"));
        html.Empty("rect", ("class", member.Style), ("width", Figures.Place(similarity))).Close();
        html.Element("span", FindingText.Similarity(similarity), ("class", "num")).Close();
    }
}

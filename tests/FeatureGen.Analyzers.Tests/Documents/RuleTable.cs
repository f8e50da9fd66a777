using System.Globalization;
using System.Text;

namespace FeatureGen.Analyzers.Tests.Documents;

/// <summary>The README's table of rules, between its two marks.</summary>
internal static class RuleTable
{
    private const string Begin = "<!-- rules: written from the descriptors, see RuleDocumentTests -->\n";
    private const string End = "<!-- end of rules -->\n";

    /// <summary>The README with the table as the rules are now.</summary>
    /// <exception cref="FormatException">A mark is missing.</exception>
    public static string Update(string readme)
    {
        int begin = readme.IndexOf(Begin, StringComparison.Ordinal), end = readme.IndexOf(End, StringComparison.Ordinal);
        if (begin < 0 || end < begin)
            throw new FormatException($"README.md has no lines '{Begin.Trim()}' and '{End.Trim()}' in this order; "
                + "add them where the table belongs.");
        return readme[..(begin + Begin.Length)] + Write() + readme[end..];
    }

    private static string Write()
    {
        var text = new StringBuilder("| room | rule | by itself | fix |\n|---|---|---|---|\n");
        string room = "";
        foreach (var rule in RuleTexts.Rules)
        {
            string heading = RuleTexts.Room(rule) == room ? "" : $"**{room = RuleTexts.Room(rule)}**";
            string severity = RuleTexts.Severity(rule) == "none" ? "off" : RuleTexts.Severity(rule);
            string page = $"src/FeatureGen.Analyzers/rules/{rule.Id}.md", fix = RuleTexts.IsFixable(rule) ? "yes" : "";
            string finding = $"[{rule.Id}]({page}) {RuleTexts.Title(rule)}";
            text.Append(CultureInfo.InvariantCulture, $"| {heading} | {finding} | {severity} | {fix} |\n");
        }
        return text.ToString();
    }
}

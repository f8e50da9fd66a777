using System.Globalization;
using System.Text.RegularExpressions;
using FeatureGen.Analyzers.Schemas;
using FeatureGen.Analyzers.Tests.Documents;
using FeatureGen.Generator.Schema;

namespace FeatureGen.Analyzers.Tests;

/// <summary>Every rule has its page, no page is without its rule, and what the pages show is what the rules do.</summary>
public sealed class RulePageTests
{
    private static readonly string[] s_sections = ["Cause", "Example", "Evidence", "How to fix", "When to keep it", "Configuration"];

    /// <summary>The rules whose examples can stand alone: the others need a profile or a model.</summary>
    public static TheoryData<string> OfCode =>
        [.. RuleTexts.Rules.Where(r => RuleTexts.Room(r) is not ("Profile" or "Files")).Select(r => r.Id)];

    [Fact]
    public void Each_rule_has_a_page_that_names_it()
    {
        foreach (var rule in RuleTexts.Rules)
        {
            Assert.Equal(RulePages.Root + rule.Id + ".md", rule.HelpLinkUri);
            Assert.Equal($"# {rule.Id}: {RuleTexts.Title(rule)}", RulePage.Of(rule.Id).Heading);
        }
    }

    [Fact]
    public void Each_page_has_its_rule() => Assert.Equal(
        RuleTexts.Rules.Select(r => r.Id),
        Directory.GetFiles(RulePage.Folder).Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));

    /// <summary>Pages lie in one folder, and so link to each other by file name.</summary>
    [Fact]
    public void Links_lead_to_other_pages()
    {
        foreach (var rule in RuleTexts.Rules)
            Assert.All(RulePage.Of(rule.Id).Links, link => Assert.Contains(link, RuleTexts.Rules.Where(r => r != rule).Select(r => r.Id + ".md")));
    }

    [Fact]
    public void Each_page_has_its_sections_in_order()
    {
        foreach (var rule in RuleTexts.Rules)
        {
            var sections = RulePage.Of(rule.Id).Sections;
            bool needsEvidence = RuleTexts.Room(rule) == "Profile" || sections.Any(s => s.Name == "Evidence");
            var expected = s_sections.Where(s => s != "Evidence" || needsEvidence);
            Assert.Equal($"{rule.Id}: {string.Join(", ", expected)}", $"{rule.Id}: {string.Join(", ", sections.Select(s => s.Name))}");
            Assert.All(sections, s => Assert.True(s.Text.Length > 0, $"{rule.Id}.md says nothing under {s.Name}."));
        }
    }

    [Fact]
    public void Each_page_configures_its_rule_and_says_its_severity()
    {
        foreach (var rule in RuleTexts.Rules)
        {
            string text = RulePage.Of(rule.Id)["Configuration"];
            Assert.Contains($"dotnet_diagnostic.{rule.Id}.severity = ", text, StringComparison.Ordinal);
            Assert.All(Regex.Matches(text, @"The severity is (\w+)"), m => Assert.Equal(RuleTexts.Severity(rule), m.Groups[1].Value));
            Assert.Equal(!rule.IsEnabledByDefault, text.Contains("off by default", StringComparison.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(OfCode))]
    public async Task Example_yields_what_its_comments_announce(string id)
    {
        var announced = new List<string>();
        foreach (string code in RulePage.Of(id).CodeOf("Example"))
        {
            announced.AddRange(RuleExample.Announced(code));
            Assert.Equal(Lines(RuleExample.Announced(code)), Lines(await RuleExample.FindAsync(id, code)));
        }
        Assert.Contains(announced, line => line.EndsWith(id, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(OfCode))]
    public async Task Mended_code_has_no_finding(string id)
    {
        foreach (string code in RulePage.Of(id).CodeOf("How to fix")) Assert.Equal("", Lines(await RuleExample.FindAsync(id, code)));
    }

    [Fact]
    public void Each_problem_of_the_front_end_has_the_rule_of_its_number()
    {
        foreach (var kind in Enum.GetValues<ProblemKind>())
            Assert.Equal($"FG{(int)kind:0000}", SchemaRules.Of(kind).Id);
        Assert.Equal(Enum.GetValues<ProblemKind>().Length, SchemaRules.All.Count);
    }

    [Fact]
    public void Each_rule_says_why_in_sentences()
    {
        foreach (var rule in RuleTexts.Rules)
        {
            Assert.Matches(@"^[A-Z].*[a-z]\.$", rule.Description.ToString(CultureInfo.InvariantCulture));
            Assert.DoesNotMatch(@"\.$", RuleTexts.Title(rule));
        }
    }

    // As one text, so that a failure shows it all.
    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines);
}

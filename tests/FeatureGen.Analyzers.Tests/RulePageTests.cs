using System.Globalization;
using FeatureGen.Analyzers.Schemas;
using FeatureGen.Generator.Schema;

namespace FeatureGen.Analyzers.Tests;

/// <summary>Every rule has its page, and no page is without its rule.</summary>
public sealed class RulePageTests
{
    private static readonly string s_folder = Path.Combine(AppContext.BaseDirectory, "rules");

    [Fact]
    public void Each_rule_has_a_page_that_names_it()
    {
        foreach (var rule in AllRules.Descriptors)
        {
            Assert.Equal(RulePages.Root + rule.Id + ".md", rule.HelpLinkUri);
            var page = File.ReadAllLines(Path.Combine(s_folder, rule.Id + ".md"));
            Assert.Equal($"# {rule.Id}: {rule.Title.ToString(CultureInfo.InvariantCulture)}", page[0]);
            foreach (var section in new[] { "## Cause", "## Example", "## How to fix", "## Configuration" }) Assert.Contains(section, page);
        }
    }

    [Fact]
    public void Each_page_has_its_rule() => Assert.Equal(
        AllRules.Descriptors.Select(r => r.Id).Order(StringComparer.Ordinal),
        Directory.GetFiles(s_folder).Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));

    [Fact]
    public void Each_problem_of_the_front_end_has_the_rule_of_its_number()
    {
        foreach (var kind in Enum.GetValues<ProblemKind>())
            Assert.Equal($"FG{(int)kind:0000}", SchemaRules.Of(kind).Id);
        Assert.Equal(Enum.GetValues<ProblemKind>().Length, SchemaRules.All.Count);
    }
}

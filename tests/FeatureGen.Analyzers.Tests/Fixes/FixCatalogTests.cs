using FeatureGen.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace FeatureGen.Analyzers.Tests.Fixes;

/// <summary>What holds of all fixes.</summary>
public sealed class FixCatalogTests
{
    /// <summary>One of each.</summary>
    internal static IReadOnlyList<TextEditFix> Fixes { get; } = [.. typeof(TextEditFix).Assembly.GetTypes()
        .Where(t => t.IsSubclassOf(typeof(CodeFixProvider)) && !t.IsAbstract).Select(t => (TextEditFix)Activator.CreateInstance(t)!)];

    /// <summary>What is offered for a finding.</summary>
    internal static async Task<IReadOnlyList<CodeAction>> OfferedAsync(Document document, Diagnostic finding)
    {
        var actions = new List<CodeAction>();
        foreach (var fix in Fixes.Where(f => f.FixableDiagnosticIds.Contains(finding.Id)))
            await fix.RegisterCodeFixesAsync(new CodeFixContext(document, finding, (action, _) => actions.Add(action), CancellationToken.None));
        return actions;
    }

    [Fact]
    public void Each_has_FixAll_in_every_scope()
    {
        foreach (var fix in Fixes)
        {
            var scopes = fix.GetFixAllProvider().GetSupportedFixAllScopes().ToList();
            foreach (var scope in new[] { FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution }) Assert.Contains(scope, scopes);
        }
    }

    [Fact]
    public void Keys_and_titles_are_unique()
    {
        var actions = Fixes.SelectMany(f => f.Actions).ToList();
        Assert.Equal(actions.Count, actions.Select(a => a.Key).Distinct().Count());
        Assert.Equal(actions.Count, actions.Select(a => a.Title).Distinct().Count());
    }

    [Fact]
    public void The_page_of_each_rule_names_itFixes_and_no_others()
    {
        var actions = Fixes.SelectMany(f => f.Actions).ToList();
        Assert.Empty(actions.SelectMany(a => a.RuleIds).Except(AllRules.Descriptors.Select(r => r.Id)));
        foreach (var rule in AllRules.Descriptors)
        {
            var page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "rules", rule.Id + ".md"));
            var section = page.Split("\n## ").Single(s => s.StartsWith("How to fix\n", StringComparison.Ordinal));
            foreach (var action in actions)
                Assert.True(section.Contains($"*{action.Title}*", StringComparison.Ordinal) == action.RuleIds.Contains(rule.Id), $"{rule.Id}: {action.Title}");
        }
    }
}

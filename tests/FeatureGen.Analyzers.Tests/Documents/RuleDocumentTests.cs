using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace FeatureGen.Analyzers.Tests.Documents;

/// <summary>The files that are written from the rules are as the rules are; with the variable set they are written anew instead.</summary>
public sealed class RuleDocumentTests
{
    private const string Variable = "FEATUREGEN_WRITE";
    private const string Command =
        $"{Variable}=1 dotnet test -c Release tests/FeatureGen.Analyzers.Tests --filter {nameof(RuleDocumentTests)}";

    private static readonly string s_repository =
        typeof(RuleDocumentTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "Repository").Value!;

    [Fact]
    public void README_lists_the_rules() => Check("README.md", RuleTable.Update);

    [Fact]
    public void Strict_pack_is_of_the_rules() => Check("src/FeatureGen/build/featuregen.strict.globalconfig", _ => SeverityPacks.Strict);

    [Fact]
    public void Quiet_pack_is_of_the_rules() => Check("src/FeatureGen/build/featuregen.quiet.globalconfig", _ => SeverityPacks.Quiet);

    [Theory]
    [MemberData(nameof(DataPageTests.OfData), MemberType = typeof(DataPageTests))]
    public async Task Page_shows_what_a_build_prints(string id)
    {
        string printed = await DataExample.PrintAsync(id);
        Check($"src/FeatureGen.Analyzers/rules/{id}.md", page => RulePage.WithMessages(page, printed));
    }

    /// <summary>
    /// As the compiler reads them: what each pack makes of rules that stand for their kind, and that a project's own file wins.
    /// </summary>
    [Theory]
    [InlineData("FG0019", "error", "warning")]      // broken schema
    [InlineData("FG1001", "warning", "suggestion")] // data
    [InlineData("FG1005", "error", "warning")]      // leak
    [InlineData("FG1007", "warning", "suggestion")] // hint
    [InlineData("FG2003", "error", "warning")]      // file
    [InlineData("FG2005", "warning", "suggestion")] // data, said by a file
    [InlineData("FG3001", "warning", "suggestion")] // code
    [InlineData("FG3002", "suggestion", "none")]    // off
    [InlineData("FG3003", "error", "error")]        // leak in code
    public void Packs_set(string id, string strict, string quiet)
    {
        var rule = RuleTexts.Rules.Single(r => r.Id == id);
        Assert.Equal((strict, quiet), (Effective(rule, SeverityPacks.Strict), Effective(rule, SeverityPacks.Quiet)));
        string own = $"is_global = true\ndotnet_diagnostic.{id}.severity = silent\n";
        Assert.Equal(("silent", "silent"), (Effective(rule, SeverityPacks.Strict, own), Effective(rule, SeverityPacks.Quiet, own)));
    }

    private static string Effective(DiagnosticDescriptor rule, params string[] configs)
    {
        var files = configs.Select((text, i) => AnalyzerConfig.Parse(text, $"/project/{i}.globalconfig")).ToList();
        var set = AnalyzerConfigSet.Create(files, out var problems);
        Assert.Empty(problems);
        if (!set.GlobalConfigOptions.TreeOptions.TryGetValue(rule.Id, out var severity)) return RuleTexts.Severity(rule);
        return severity switch
        {
            ReportDiagnostic.Error => "error",
            ReportDiagnostic.Warn => "warning",
            ReportDiagnostic.Info => "suggestion",
            _ => "silent",
        };
    }

    private static void Check(string path, Func<string, string> update)
    {
        string file = Path.Combine(s_repository, path);
        string text = File.Exists(file) ? File.ReadAllText(file) : "", expected = update(text);
        if (Environment.GetEnvironmentVariable(Variable) == "1") File.WriteAllText(file, expected);
        else Assert.True(text == expected, $"{path} is not as the rules are now. Write it anew: {Command}");
    }
}

using System.Text.RegularExpressions;
using FeatureGen.Analyzers.Files;
using FeatureGen.Testing.Compilations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace FeatureGen.Analyzers.Tests.Documents;

/// <summary>The pages of rules about data and files show what a build prints, and their settings do what they say.</summary>
public sealed partial class DataPageTests
{
    /// <summary>
    /// The rules whose examples need a profile, a drift report or a model. That of FG2009 needs a newer compiler than these tests run: the
    /// tests of the package build it.
    /// </summary>
    public static TheoryData<string> OfData =>
    [
        .. RuleTexts.Rules.Where(r => RuleTexts.Room(r) is "Profile" or "Files" && r.Id != MissingModelAnalyzer.MissingModel.Id)
            .Select(r => r.Id),
    ];

    [Theory]
    [MemberData(nameof(OfData))]
    public async Task Example_yields_what_its_comments_announce(string id)
    {
        var found = await DataExample.FindAsync(id);
        Assert.All(found, f => Assert.Equal(id, f.Id));
        var announced = RuleExample.Announced(string.Concat(RulePage.Of(id).CodeOf("Example")));
        var inSource = found.Where(f => f.Location.IsInSource).Select(RuleExample.Describe);
        Assert.Equal(announced.Order(StringComparer.Ordinal), inSource.Order(StringComparer.Ordinal));
    }

    /// <summary>What a page quotes of a message is in a message of its example.</summary>
    [Theory]
    [MemberData(nameof(OfData))]
    public void Quotes_are_of_the_messages(string id)
    {
        var page = RulePage.Of(id);
        string messages = string.Concat(page.BlocksOf("Example", "text"));
        var quotes = page["Evidence"].Split('\n').SelectMany(line => line.Split('`').Where((_, i) => i % 2 == 1))
            .Where(quote => quote.Contains(" (", StringComparison.Ordinal));
        Assert.All(quotes, quote => Assert.Contains(quote, messages, StringComparison.Ordinal));
    }

    /// <summary>Each setting takes findings of the example away, or adds one, or changes what the message proposes.</summary>
    [Theory]
    [MemberData(nameof(OfData))]
    public async Task Settings_have_an_effect(string id)
    {
        var without = Lines(await DataExample.FindAsync(id));
        var settings = Configs(id).SelectMany(config => config.Split('\n'));
        foreach (string setting in settings.Where(line => line.StartsWith("featuregen.", StringComparison.Ordinal)))
        {
            var with = Lines(await DataExample.FindAsync(id, $"root = true\n[*.cs]\n{setting}\n"));
            Assert.True(with != without, $"{id}.md: '{setting}' changes nothing of the example.");
            bool isProposal = setting.StartsWith("featuregen.hash_collision_threshold", StringComparison.Ordinal);
            Assert.Equal(isProposal, Count(with) == Count(without));
        }
    }

    [Fact]
    public async Task An_importance_of_0_reports_no_field() =>
        Assert.Empty(await DataExample.FindAsync("FG1002", "root = true\n[*.cs]\nfeaturegen.importance_threshold = 0\n"));

    /// <summary>A threshold is of the file with the profile's schema, a severity of the file with the field.</summary>
    [Theory]
    [InlineData("Deal.cs", "featuregen.coverage_threshold = 0.01", "")]
    [InlineData("Item.cs", "featuregen.coverage_threshold = 0.01", "Warning")]
    [InlineData("Deal.cs", "dotnet_diagnostic.FG1004.severity = error", "Warning")]
    [InlineData("Item.cs", "dotnet_diagnostic.FG1004.severity = error", "Error")]
    public async Task Settings_are_of_files(string file, string setting, string expected)
    {
        string item = Sample.Code("[FeatureSchema] public partial record Item([property: Numeric] float Price);");
        string deal = Sample.Code("[FeatureSchema] public partial record Deal(Item Item, [property: Numeric] float Bid);");
        var state = new TestState { Sources = { ("Item.cs", item), ("Deal.cs", deal) } };
        state.AddProfile("Deal.profile.json", Sample.Profile(
            Sample.Manifest("Deal", item, deal), Sample.Fine("Item.Price") with { Coverage = 0.03 }));
        var found = await DataExample.RunAsync(state, [$"root = true\n[{file}]\n{setting}\n"]);
        Assert.Equal(expected, string.Join(' ', found.Select(f => f.Severity)));
    }

    /// <summary>The severity that a page shows is the one that all findings of its example get.</summary>
    [Theory]
    [MemberData(nameof(OfData))]
    public async Task Severities_are_set(string id)
    {
        var config = Configs(id).Single(c => c.Contains("dotnet_diagnostic.", StringComparison.Ordinal));
        var severity = SeverityPattern().Match(config).Groups[1].Value switch
        {
            "error" => DiagnosticSeverity.Error,
            "warning" => DiagnosticSeverity.Warning,
            "suggestion" => DiagnosticSeverity.Info,
            _ => (DiagnosticSeverity?)null,
        };
        // A threshold beside it may leave nothing to report.
        config = string.Join('\n', config.Split('\n').Where(line => !line.StartsWith("featuregen.", StringComparison.Ordinal)));
        var found = await DataExample.FindAsync(id, config);
        Assert.Equal(severity is null, found.Count == 0);
        Assert.All(found, f => Assert.Equal(severity, f.Severity));
    }

    /// <summary>What the rules read is on the pages, and nothing else.</summary>
    [Fact]
    public async Task Pages_name_all_settings()
    {
        var state = new TestState { Sources = { ("Ad.cs", Sample.Code(DataExample.Code("FG1003"))) } };
        ExampleFiles.AddTo(state, "FG1003", DataExample.Code("FG1003"));
        Sample.AddReferences(state);
        var asked = new RecordingOptions(new TestOptions(state));
        await TestCompilation.Create(state, new TestOptions(state), NullableContextOptions.Enable)
            .WithAnalyzers(AllRules.Analyzers, new AnalyzerOptions(TestCompilation.AdditionalTexts(state), asked))
            .GetAnalyzerDiagnosticsAsync(CancellationToken.None);
        var shown = RuleTexts.Rules.SelectMany(r => KeyPattern().Matches(string.Concat(Configs(r.Id)))).Select(m => m.Value);
        Assert.Equal(
            asked.Keys.Where(key => key.StartsWith("featuregen.", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
            shown.Distinct().Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Configs(string id) => RulePage.Of(id).BlocksOf("Configuration", "ini");

    private static string Lines(IEnumerable<Diagnostic> found) => string.Concat(found.Select(DataExample.Describe));

    private static int Count(string lines) => lines.Count(c => c == '\n');

    [GeneratedRegex(@"dotnet_diagnostic\.FG\d{4}\.severity = (\w+)")]
    private static partial Regex SeverityPattern();

    [GeneratedRegex(@"featuregen\.\w+")]
    private static partial Regex KeyPattern();
}

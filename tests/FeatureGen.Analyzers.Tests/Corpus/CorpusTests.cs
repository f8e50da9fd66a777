using FeatureGen.Testing.Compilations;
using Microsoft.CodeAnalysis;
using Xunit.Abstractions;

namespace FeatureGen.Analyzers.Tests.Corpus;

/// <summary>
/// How right the rules are on code as teams write it: <c>Files/FOLDER/NAME.cs.txt</c> and <c>HeldOut/FOLDER/NAME.cs.txt</c>.
/// </summary>
/// <remarks>
/// <see cref="CorpusMarkKind"/> has the marks. A line <c>// Baked: Shop.Ad</c> gives the project a model of that schema, and
/// <c>// With: Shop/Ad.cs</c> another file that it does not compile without.
/// </remarks>
public sealed class CorpusTests(ITestOutputHelper output)
{
    private const double LeastPrecision = 0.99;
    private const double LeastRecall = 0.95;

    private const string Known = nameof(CorpusSet.Known), HeldOut = nameof(CorpusSet.HeldOut);

    // The others are judged as the projects that they are: a file that stands alone is much the same, and takes as long again.
    [Fact]
    public async Task Files_on_their_own() => Judge((await CorpusSet.Known.Alone).Score);

    [Theory, InlineData(Known), InlineData(HeldOut)]
    public async Task Files_of_a_folder_together(string set) => Judge((await CorpusSet.Of(set).Together).Score);

    // Apart from the others: these rules have been right for long, and would make up for those that are not.
    [Fact]
    public async Task Schemas_that_are_wrong()
    {
        var score = (await CorpusSet.Known.Broken).Score;
        output.WriteLine(score.ToString());
        Assert.True(score is { Precision: 1, Recall: 1 }, score.ToString());
    }

    [Theory, InlineData(Known), InlineData(HeldOut)]
    public async Task Code_without_features_has_no_finding(string set)
    {
        var found = (await RunsOfAsync(set)).SelectMany(run => run.Found);
        Assert.DoesNotContain(found, finding => finding.Path.StartsWith($"{TestFile.Root}{CorpusFile.Plain}/", StringComparison.Ordinal));
    }

    [Theory, InlineData(Known), InlineData(HeldOut)]
    public async Task Files_compile(string set)
    {
        var errors = (await RunsOfAsync(set)).SelectMany(run => run.Errors);
        Assert.Equal("", string.Join("\n", errors.Select(d => d.ToString()).Distinct(StringComparer.Ordinal)));
    }

    [Theory, InlineData(Known), InlineData(HeldOut)]
    public void The_corpus_is_large(string set)
    {
        var files = CorpusSet.Of(set).Files;
        Assert.InRange(files.Count, 64, int.MaxValue);
        Assert.InRange(files.Count(file => !file.HasFinding), (files.Count + 2) / 3, files.Count);
        Assert.InRange(files.Count(file => file.Folder == CorpusFile.Plain), 12, files.Count);
    }

    // Whoever adds a rule marks the known files. Held-out ones are others' to write, who have not seen how it is told.
    [Fact]
    public void Each_rule_is_in_the_corpus()
    {
        var marks = CorpusSet.Known.Files.SelectMany(file => file.Marks)
            .ToLookup(mark => (mark.Rule, mark.Kind == CorpusMarkKind.NearMiss));
        var counts = AllRules.Descriptors.Where(IsOfCode)
            .Select(rule => (rule.Id, Hits: marks[(rule.Id, false)].Count(), Nears: marks[(rule.Id, true)].Count()));
        Assert.DoesNotContain(counts, count => count.Hits < 5 || count.Nears < 8);
    }

    [Theory, InlineData(Known), InlineData(HeldOut)]
    public void Nothing_is_marked_both_as_a_finding_and_as_none(string set)
    {
        var files = CorpusSet.Of(set).Files;
        var nears = files.SelectMany(file => file.Marks.Where(mark => mark.Kind == CorpusMarkKind.NearMiss)
            .Select(mark => new CorpusFinding(file.Source.Path, mark.Rule, mark.Span)));
        var expected = files.SelectMany(file => file.Expected(isAlone: true).Concat(file.Expected(isAlone: false)));
        Assert.Empty(nears.Intersect(expected));
    }

    private static async Task<CorpusRun[]> RunsOfAsync(string set) =>
        set == Known ? [await CorpusSet.Known.Alone, await CorpusSet.Known.Together] : [await CorpusSet.HeldOut.Together];

    private void Judge(CorpusScore score)
    {
        output.WriteLine(score.ToString());
        Assert.True(score.Precision >= LeastPrecision && score.Recall >= LeastRecall, score.ToString());
    }

    // The rules that code alone shows.
    private static bool IsOfCode(DiagnosticDescriptor rule) =>
        rule.IsEnabledByDefault
        && (rule.Id.StartsWith("FG3", StringComparison.Ordinal) || rule.Id.StartsWith("FG4", StringComparison.Ordinal));
}

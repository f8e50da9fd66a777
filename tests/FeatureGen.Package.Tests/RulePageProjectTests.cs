using System.Text.RegularExpressions;
using FeatureGen.Testing;

namespace FeatureGen.Package.Tests;

/// <summary>The parts of project files that the pages of rules show, read by MSBuild among the items of the package.</summary>
public sealed partial class RulePageProjectTests : IDisposable
{
    private static readonly string[] s_files =
    [
        "Ad.model.json", "Ad.profile.json", "Advert.profile.json", "Ranker.model.txt",
        "experiments/Ad.model.json", "experiments/Ad.profile.json",
    ];

    private static readonly string s_repository = CommandLine.Repository.Replace('\\', '/').TrimEnd('/');

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Items_become_what_the_pages_say()
    {
        foreach (string file in s_files) _folder.Write(file, "");
        var pages = Directory.GetFiles($"{s_repository}/src/FeatureGen.Analyzers/rules", "*.md").Order(StringComparer.Ordinal);
        var names = pages.SelectMany(WriteProjects).ToList();
        _folder.Write("all.proj", $"""
            <Project>
              <Target Name="Show"><MSBuild Projects="{string.Join(';', names.Select(name => name + ".proj"))}" Targets="Show" /></Target>
            </Project>
            """);
        CommandLine.Run(_folder.Path, "dotnet", ["msbuild", "all.proj", "-t:Show", "-v:q", "-nologo"]);

        var changes = names.Select(name => $"{name}: {Change(File.ReadAllLines(_folder.File(name + ".txt")))}");
        Assert.Equal(
            [
                "FG2001.0: -experiments/Ad.profile.json profile ",
                "FG2004.0: -Ranker.model.txt model  +Ranker.model.txt model Shop.Ad +trainers/gbdt.json model Shop.Ad",
                "FG2004.1: -Advert.profile.json profile ",
                "FG2007.0: -Ad.model.json model ",
                "FG2008.0: -experiments/Ad.model.json model ",
            ],
            changes);
    }

    // A project for each part that a page shows.
    private List<string> WriteProjects(string page)
    {
        var names = new List<string>();
        foreach (Match block in BlockPattern().Matches(File.ReadAllText(page)))
        {
            names.Add($"{Path.GetFileNameWithoutExtension(page)}.{names.Count}");
            _folder.Write($"{names[^1]}.proj", Project(names[^1], block.Groups[1].Value));
        }
        return names;
    }

    private static string Change(string[] items)
    {
        var found = s_files.Select(f => $"{f} {(f.Contains("profile", StringComparison.Ordinal) ? "profile" : "model")} ").ToList();
        return string.Join(' ', found.Except(items).Select(i => "-" + i).Concat(items.Except(found).Select(i => "+" + i)));
    }

    private static string Project(string name, string items) => $"""
        <Project>
          <Import Project="{s_repository}/src/FeatureGen/build/FeatureGen.props" />
          {items}
          <Import Project="{s_repository}/src/FeatureGen/build/FeatureGen.targets" />
          <Target Name="Show">
            <WriteLinesToFile File="{name}.txt" Lines="@(AdditionalFiles->'%(Identity) %(FeatureGenFile) %(FeatureGenSchema)')" />
          </Target>
        </Project>
        """;

    [GeneratedRegex(@"^```xml\n([^`]*)^```", RegexOptions.Multiline)]
    private static partial Regex BlockPattern();
}

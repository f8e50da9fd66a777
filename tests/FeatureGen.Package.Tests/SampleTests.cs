using System.Text.Json;
using System.Text.RegularExpressions;
using FeatureGen.Testing;

namespace FeatureGen.Package.Tests;

/// <summary>The warnings that the sample's build prints and writes as SARIF: on every planted field, on no other, and as the README says.</summary>
public sealed class SampleTests
{
    [Fact]
    public void BuildOfTheSampleWarnsOfThePlantedFieldsOnly()
    {
        using var folder = new TemporaryFolder();
        string log = Path.Combine(folder.Path, "findings.sarif");
        var output = CommandLine.Run(CommandLine.Repository, "dotnet",
            ["build", "samples/AdRanking", "-c", CommandLine.Configuration, "--no-dependencies", "--no-incremental", $"-p:ErrorLog={log}%2Cversion=2.1"]);
        var warnings = Regex.Matches(output, @"warning (?<rule>\w+): '(?<field>[\w.*]+)'").Select(m => (m.Groups["rule"].Value, m.Groups["field"].Value)).Distinct().Order();
        Assert.Equal(
            [
                ("FG1001", "Ad.CategoryCode"),
                ("FG1001", "Ad.PriceInCents"),
                ("FG1002", "Ad.ShuffleKey"),
                ("FG1002", "Ad.TrackingCode"),
                ("FG1003", "Ad.Currency"),
                ("FG1004", "Ad.LegacyScore"),
                ("FG1005", "Ad.DwellSeconds"),
            ],
            warnings);
        Assert.Contains("7 Warning(s)", output, StringComparison.Ordinal);
        var readme = File.ReadAllText(Path.Combine(CommandLine.Repository, "README.md"));
        Assert.All(Regex.Matches(output, @"Ad\.cs\(.* rows\]").Select(m => m.Value), line => Assert.Contains(line, readme, StringComparison.Ordinal));
        CheckLog(log);
    }

    // Each finding has its rule, the rule its page, and each points at the line of the profile that names the field.
    private static void CheckLog(string path)
    {
        using var log = JsonDocument.Parse(File.ReadAllText(path));
        var run = log.RootElement.GetProperty("runs")[0];
        var rules = run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray().ToDictionary(r => r.GetProperty("id").GetString()!);
        var findings = run.GetProperty("results").EnumerateArray().ToList();
        Assert.Equal(7, findings.Count);
        foreach (var finding in findings)
        {
            string id = finding.GetProperty("ruleId").GetString()!, message = finding.GetProperty("message").GetProperty("text").GetString()!;
            Assert.EndsWith($"/{id}.md", rules[id].GetProperty("helpUri").GetString(), StringComparison.Ordinal);
            Assert.EndsWith(".", rules[id].GetProperty("fullDescription").GetProperty("text").GetString(), StringComparison.Ordinal);
            Assert.False(finding.TryGetProperty("suppressions", out _));
            var place = Assert.Single(finding.GetProperty("relatedLocations").EnumerateArray()).GetProperty("physicalLocation");
            string file = new Uri(place.GetProperty("artifactLocation").GetProperty("uri").GetString()!).LocalPath;
            string line = File.ReadLines(file).ElementAt(place.GetProperty("region").GetProperty("startLine").GetInt32() - 1);
            Assert.Contains(message.Split('\'')[1], line, StringComparison.Ordinal);
        }
    }
}

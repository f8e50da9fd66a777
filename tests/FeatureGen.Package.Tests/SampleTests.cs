using System.Text.RegularExpressions;

namespace FeatureGen.Package.Tests;

/// <summary>The warnings that the sample's build prints: on every planted field, on no other, and as the README says.</summary>
public sealed class SampleTests
{
    [Fact]
    public void BuildOfTheSampleWarnsOfThePlantedFieldsOnly()
    {
        var output = CommandLine.Run(CommandLine.Repository, "dotnet", ["build", "samples/AdRanking", "-c", CommandLine.Configuration, "--no-dependencies", "--no-incremental"]);
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
    }
}

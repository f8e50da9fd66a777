using System.Text.RegularExpressions;

namespace FeatureGen.Package.Tests;

/// <summary>The warnings that the sample's build prints: on every planted field, and on no other.</summary>
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
    }
}

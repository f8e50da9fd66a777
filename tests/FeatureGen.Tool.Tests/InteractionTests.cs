using System.Text;
using FeatureGen.Formats.Profiles;
using FeatureGen.Testing;
using FeatureGen.Tool.Tests.Support;

namespace FeatureGen.Tool.Tests;

/// <summary>What <c>featuregen profile</c> says of fields that matter together, and of leaks, in words.</summary>
public sealed class InteractionTests
{
    [Fact]
    public void An_exclusive_or_is_found_and_suggested()
    {
        using var folder = new TemporaryFolder();
        string data = folder.Write("t.csv", Table());
        string alone = ToolRun.Done("profile", "--data", data, "--label", "y");
        Assert.DoesNotContain("interactions:", alone);
        Assert.Matches(@"\n.* left .*unimportant: no more than noise", alone);

        string together = ToolRun.Done("profile", "--data", data, "--label", "y", "--interactions", "2");
        Assert.Contains("declare [Cross(nameof(left), \"the right\")]", together.Replace("\"the right\", nameof(left)", "nameof(left), \"the right\""));
        Assert.Matches(@"\n.* left .*tells more together with the right", together);

        string json = ToolRun.Done("profile", "--data", data, "--label", "y", "--interactions", "3", "--format", "json");
        var interaction = Assert.Single(ProfileFileJson.Read(json, "p").Interactions);
        Assert.Equal(Math.Log(2) + 0.1 * Math.Log(0.1) + 0.9 * Math.Log(0.9), interaction.Gain, 0.05);
    }

    [Fact]
    public void A_search_without_finds_says_so_and_an_order_that_is_none_is_refused()
    {
        using var folder = new TemporaryFolder();
        string data = folder.Write("t.csv", "a,b,y\n" + string.Concat(Enumerable.Range(0, 500).Select(i => $"{i % 3},{i % 7},{i % 2}\n")));
        Assert.Contains("interactions: none among pairs and triples of fields",
            ToolRun.Done("profile", "--data", data, "--label", "y", "--interactions", "3"));
        Assert.Contains("--interactions must be 0, 2 or 3.", ToolRun.Of("profile", "--data", data, "--label", "y", "--interactions", "4").Error);
    }

    [Fact]
    public void Leaks_are_told_by_their_reason()
    {
        using var folder = new TemporaryFolder();
        var text = new StringBuilder("at,code,refund,y\n");
        for (int row = 0; row < 1000; row++)
        {
            bool isPaid = row % 7 < 3;
            text.Append($"2024-01-{1 + row / 40:00},{(isPaid ? "P" : "Q")},{(isPaid && row % 2 == 0 ? "late" : "")},{(isPaid ? "paid" : "open")}\n");
        }
        string output = ToolRun.Done("profile", "--data", folder.Write("t.csv", text.ToString()), "--label", "y", "--time", "at");
        Assert.Matches(@" code .*suspected leak: the label in other words \(explains 100 % of it, it 100 % of the field\)", output);
        Assert.Matches(@" refund .*suspected leak: 100\.0 % of the rows with a value are of class paid, of all rows 42\.9 %", output);
    }

    private static string Table()
    {
        var random = new Random(1);
        var text = new StringBuilder("left,the right,other,y\n");
        for (int row = 0; row < 3000; row++)
        {
            int left = random.Next(2), right = random.Next(2), y = random.Next(10) == 0 ? 1 - (left ^ right) : left ^ right;
            text.Append($"l{left},r{right},o{random.Next(5)},{y}\n");
        }
        return text.ToString();
    }
}

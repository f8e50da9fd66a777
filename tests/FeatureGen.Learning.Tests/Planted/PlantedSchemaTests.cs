using Xunit.Abstractions;

namespace FeatureGen.Learning.Tests.Planted;

/// <summary>Verdicts on random tables are right, and what was planted is found.</summary>
public sealed class PlantedSchemaTests(ITestOutputHelper output)
{
    private const int Tables = 50;

    [Fact]
    public void Verdicts_on_planted_tables_are_right()
    {
        var tally = new VerdictTally();
        for (int seed = 0; seed < Tables; seed++)
        {
            var table = new PlantedTable(seed);
            tally.Add(table, table.Profile());
        }

        string text = tally.ToString();
        output.WriteLine(text);
        Assert.True(tally.Precision >= 0.99 && tally.Recall >= 0.95, text);
    }
}

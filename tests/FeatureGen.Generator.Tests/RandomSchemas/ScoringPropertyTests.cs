using FeatureGen.Formats.Models;
using FeatureGen.Generator.Tests.Support;
using FeatureGen.Testing;
using FsCheck;
using FsCheck.Fluent;

namespace FeatureGen.Generator.Tests.RandomSchemas;

/// <summary>Generated scores, ranks and explanations of random models against a reference in double precision, and against each other bit for bit.</summary>
[Collection(nameof(RandomProject))]
public sealed class ScoringPropertyTests(RandomProject project)
{
    // Beyond, single precision overflows where the reference does not.
    private const double LargestMagnitude = 1e30;

    private int _compared;
    private int _rows;

    [Fact]
    public void Scores_are_those_of_the_reference_and_ranks_are_sorted_scores()
    {
        CheckSchemas(maxTest: 4);
        Assert.True(_compared > _rows / 2, $"Only {_compared} of {_rows} scores could be compared.");
    }

    [Fact]
    public void Cultures_do_not_matter() => CultureScope.RunInEach(() => CheckSchemas(maxTest: 1));

    [Fact]
    public void Ranking_items_for_a_context_is_ranking_joined_rows()
    {
        int joined = 0;
        foreach (var schema in project.Schemas.Where(s => s.Name[0] == 'J'))
        {
            joined++;
            var (context, item) = (schema.Members[0].Nested!, schema.Members[1].Nested!);
            var rows = from c in context.Rows from items in item.Rows.ArrayOf().Resize(90) select (c, items);
            Check.One(
                Config.QuickThrowOnFailure.WithMaxTest(4).WithQuietOnSuccess(true),
                Prop.ForAll(rows.ToArbitrary(), r => VerifyJoined(schema, context, item, r.c, r.items)));
        }
        Assert.True(joined >= 10);
    }

    private void CheckSchemas(int maxTest)
    {
        foreach (var schema in project.Schemas)
        {
            Check.One(
                Config.QuickThrowOnFailure.WithMaxTest(maxTest).WithQuietOnSuccess(true),
                Prop.ForAll(schema.Rows.ArrayOf().Resize(70).ToArbitrary(), rows => Verify(schema, rows)));
        }
    }

    private void Verify(RandomSchema schema, RandomRow?[] randomRows)
    {
        var handle = SchemaHandle.Of(project.Assembly, schema.Name);
        var rows = project.ToArray(schema, randomRows);
        var scores = handle.ScoreAll(rows);
        SlotAssert.Equal(scores, handle.ScoreEach(rows), $"{schema.Name}: one by one");
        SlotAssert.Equal(scores, handle.ScoreLoaded(project.ModelPath(schema), rows), $"{schema.Name}: model loaded");
        foreach (int k in new[] { 0, 1, 3, rows.Length, rows.Length + 5 }) AssertRanked(scores, handle.Rank(rows, k), k);
        AssertReference(schema, handle, rows, scores);
    }

    private void AssertReference(RandomSchema schema, SchemaHandle handle, Array rows, float[] scores)
    {
        var model = ModelFileJson.Read(File.ReadAllText(project.ModelPath(schema)), "model");
        var reference = new ReferenceModel(model, handle.Schema);
        var slots = handle.ExtractRows(rows);
        var explained = handle.Explain(rows);
        _rows += rows.Length;
        for (int i = 0; i < rows.Length; i++)
        {
            var (contributions, magnitude) = reference.Explain(slots[i]);
            if (magnitude > LargestMagnitude) continue;
            _compared++;
            Assert.Equal(model.Bias + contributions.Sum(), scores[i], 1e-5 * magnitude + 1e-30);
            Assert.Equal(scores[i] - model.Bias, explained[i].Sum(c => (double)c), 1e-4 * magnitude + 1e-30);
            for (int field = 0; field < contributions.Length; field++) Assert.Equal(contributions[field], explained[i][field], 1e-5 * magnitude + 1e-30);
        }
    }

    private void VerifyJoined(RandomSchema schema, RandomSchema context, RandomSchema item, RandomRow? randomContext, RandomRow?[] randomItems)
    {
        var handle = SchemaHandle.Of(project.Assembly, schema.Name);
        var joined = JoinedHandle.Of(project.Assembly, schema.Name);
        var (one, items) = (project.ToArray(context, [randomContext]), project.ToArray(item, randomItems));
        var rows = project.ToArray(schema, [.. randomItems.Select(i => new RandomRow(schema, [randomContext, i]))]);
        var expected = handle.ExtractTile(rows);
        var actual = joined.Extract(one, items);
        for (int i = 0; i < expected.Length; i++) SlotAssert.Equal(expected[i], actual[i], $"{schema.Name}, item {i}");
        foreach (int k in new[] { 0, 2, rows.Length + 1 }) AssertRanked(handle.ScoreAll(rows), joined.Rank(one, items, k), k);
    }

    private static void AssertRanked(float[] scores, Ranked[] ranked, int k)
    {
        var order = Enumerable.Range(0, scores.Length).OrderBy(i => float.IsNaN(scores[i])).ThenByDescending(i => scores[i]).ThenBy(i => i);
        int[] expected = [.. order.Take(k)];
        Assert.Equal(expected, ranked.Select(r => r.Index));
        SlotAssert.Equal([.. expected.Select(i => scores[i])], [.. ranked.Select(r => r.Score)], "ranked scores");
    }
}

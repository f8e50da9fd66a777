namespace FeatureGen.Tests.Scoring;

/// <summary>Calls of schemas that have no model: they compile as those of a model do, and throw.</summary>
public sealed class UntrainedSchemaTests
{
    private static readonly CopiedRow[] s_rows = [];
    private static readonly CopiedItem[] s_items = [];

    private delegate int Ranker(ReadOnlySpan<CopiedRow> rows, Span<Ranked> top);

    [Fact]
    public void Each_call_throws_what_to_do()
    {
        var row = new CopiedRow([]);
        var context = new CopiedContext([]);
        AssertThrows("Score", () => CopiedRow.Score(row));
        AssertThrows("Score", () => CopiedRow.Score(new([])));
        AssertThrows("Score", () => CopiedRow.Score(s_rows, stackalloc float[1]));
        AssertThrows("Rank", () => CopiedRow.Rank(s_rows, stackalloc Ranked[1]));
        AssertThrows("Rank", () => CopiedRow.Rank([row], new Ranked[1]));
        AssertThrows("Rank", () => CopiedRow.Rank(context, s_items, new Ranked[1]));
        AssertThrows("Rank", () => CopiedRow.Rank(in context, s_items.AsSpan(), new Ranked[1]));
        AssertThrows("Explain", () => CopiedRow.Explain(in row, new float[1]));
        Ranker ranker = CopiedRow.Rank;
        AssertThrows("Rank", () => ranker(s_rows, default));
    }

    private static void AssertThrows(string member, Action call) => Assert.Equal(
        $"'{CopiedRow.Schema.Name}' had no model in its project when 'CopiedRow.{member}' was compiled: train one with 'featuregen train', put "
        + "CopiedRow.model.json beside the code and build again, or load one with RankingModel<CopiedRow>.Load.",
        Assert.Throws<InvalidOperationException>(call).Message);
}

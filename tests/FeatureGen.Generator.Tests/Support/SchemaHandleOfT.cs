namespace FeatureGen.Generator.Tests.Support;

/// <inheritdoc/>
/// <typeparam name="T">The schema type.</typeparam>
internal sealed class SchemaHandle<T> : SchemaHandle
    where T : IFeatureSchema<T>
{
    private delegate void FromRow(in T row, Span<float> result);

    private delegate float ScoreRow(in T row);

    private delegate void ScoreRows(ReadOnlySpan<T> rows, Span<float> scores);

    private delegate int RankRows(ReadOnlySpan<T> rows, Span<Ranked> top);

    public override FeatureSchema Schema => T.Schema;

    public override float[][] ExtractRows(Array rows) => Each(rows, Method<FromRow>("Extract", typeof(T).MakeByRefType(), typeof(Span<float>)), T.Schema.SlotCount);

    public override float[][] ExtractTile(Array rows, bool[]? wanted = null, float background = 0)
    {
        var values = new float[T.Schema.SlotCount * rows.Length];
        values.AsSpan().Fill(background);
        T.Extract((T[])rows, new FeatureTile(values, T.Schema.SlotCount, rows.Length, wanted));
        return Tile.Rows(values, rows.Length, T.Schema.SlotCount);
    }

    public override float[] ScoreEach(Array rows)
    {
        var score = Method<ScoreRow>("Score", typeof(T).MakeByRefType());
        return ((T[])rows).Select(row => score(in row)).ToArray();
    }

    public override float[] ScoreAll(Array rows)
    {
        var scores = new float[rows.Length];
        Method<ScoreRows>("Score", typeof(ReadOnlySpan<T>), typeof(Span<float>))((T[])rows, scores);
        return scores;
    }

    public override float[] ScoreLoaded(string path, Array rows)
    {
        var scores = new float[rows.Length];
        RankingModel<T>.Load(path).Score((T[])rows, scores);
        return scores;
    }

    public override Ranked[] Rank(Array rows, int k)
    {
        var top = new Ranked[k];
        int count = Method<RankRows>("Rank", typeof(ReadOnlySpan<T>), typeof(Span<Ranked>))((T[])rows, top);
        return top[..count];
    }

    public override float[][] Explain(Array rows) => Each(rows, Method<FromRow>("Explain", typeof(T).MakeByRefType(), typeof(Span<float>)), T.Schema.Fields.Count);

    private static float[][] Each(Array rows, FromRow method, int length) => ((T[])rows).Select(row =>
    {
        var result = new float[length];
        method(in row, result);
        return result;
    }).ToArray();

    private static TDelegate Method<TDelegate>(string name, params Type[] parameters)
        where TDelegate : Delegate => typeof(T).GetMethod(name, parameters)!.CreateDelegate<TDelegate>();
}

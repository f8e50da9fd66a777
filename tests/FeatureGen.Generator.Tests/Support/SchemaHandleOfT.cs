namespace FeatureGen.Generator.Tests.Support;

/// <inheritdoc/>
/// <typeparam name="T">The schema type.</typeparam>
internal sealed class SchemaHandle<T> : SchemaHandle
    where T : IFeatureSchema<T>
{
    private delegate void ExtractRow(in T row, Span<float> slots);

    public override FeatureSchema Schema => T.Schema;

    public override float[][] ExtractRows(Array rows)
    {
        var extract = typeof(T).GetMethod("Extract", [typeof(T).MakeByRefType(), typeof(Span<float>)])!.CreateDelegate<ExtractRow>();
        return ((T[])rows).Select(row =>
        {
            var slots = new float[T.Schema.SlotCount];
            extract(in row, slots);
            return slots;
        }).ToArray();
    }

    public override float[][] ExtractTile(Array rows, bool[]? wanted = null, float background = 0)
    {
        var values = new float[T.Schema.SlotCount * rows.Length];
        values.AsSpan().Fill(background);
        T.Extract((T[])rows, new FeatureTile(values, T.Schema.SlotCount, rows.Length, wanted));
        return Enumerable.Range(0, rows.Length).Select(row => Enumerable.Range(0, T.Schema.SlotCount).Select(slot => values[slot * rows.Length + row]).ToArray()).ToArray();
    }
}

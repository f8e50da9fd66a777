using FeatureGen.Formats.Schemas;

namespace FeatureGen.Generator.Tests.Support;

/// <inheritdoc/>
internal sealed class JoinedHandle<T, TContext, TItem> : JoinedHandle
    where T : IJoinedSchema<T, TContext, TItem>
{
    // What neither side writes shows up in the result.
    private const float Untouched = -12345;

    private delegate int RankItems(in TContext context, ReadOnlySpan<TItem> items, Span<Ranked> top);

    public override float[][] Extract(Array context, Array items)
    {
        int slotCount = T.Schema.SlotCount;
        var contextSlots = new float[slotCount];
        var itemSlots = new float[slotCount * items.Length];
        contextSlots.AsSpan().Fill(Untouched);
        itemSlots.AsSpan().Fill(Untouched);
        T.ExtractContext(in ((TContext[])context)[0], new FeatureTile(contextSlots, slotCount, 1));
        T.ExtractItems((TItem[])items, contextSlots, new FeatureTile(itemSlots, slotCount, items.Length));
        var rows = Tile.Rows(itemSlots, items.Length, slotCount);
        foreach (var field in T.Schema.Fields)
        {
            bool isContext = field.Field.Role == FieldRole.Context;
            var fromContext = contextSlots.AsSpan(field.FirstSlot, field.SlotCount);
            if (!isContext) Assert.True(fromContext.IndexOfAnyExcept(Untouched) < 0, $"The context writes {field.Field.Name}.");
            foreach (var row in rows)
            {
                var slots = row.AsSpan(field.FirstSlot, field.SlotCount);
                if (!isContext) continue;
                Assert.True(slots.IndexOfAnyExcept(Untouched) < 0, $"Items write {field.Field.Name}.");
                fromContext.CopyTo(slots);
            }
        }
        return rows;
    }

    public override Ranked[] Rank(Array context, Array items, int k)
    {
        var parameters = new[] { typeof(TContext).MakeByRefType(), typeof(ReadOnlySpan<TItem>), typeof(Span<Ranked>) };
        var rank = typeof(T).GetMethod("Rank", parameters)!.CreateDelegate<RankItems>();
        var top = new Ranked[k];
        int count = rank(in ((TContext[])context)[0], (TItem[])items, top);
        return top[..count];
    }
}

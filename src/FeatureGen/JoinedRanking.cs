using System.Buffers;
using FeatureGen.Scoring;

namespace FeatureGen;

/// <summary>Scores and ranks items under a context that is a type of its own: it is extracted and added up once a request.</summary>
public static class JoinedRanking
{
    /// <summary>Finds the items with the greatest scores.</summary>
    /// <param name="model">A model of the schema that joins context and item.</param>
    /// <param name="context">The context.</param>
    /// <param name="items">The candidates, any number.</param>
    /// <param name="top">Takes the best items, the best first; of equal scores the one with the smaller index is better. Its length is how
    /// many are wanted.</param>
    /// <typeparam name="T">The schema.</typeparam>
    /// <typeparam name="TContext">What is known once a request.</typeparam>
    /// <typeparam name="TItem">What differs by candidate.</typeparam>
    /// <returns>How many were found: the number of items if it is less than the length of <paramref name="top"/>.</returns>
    public static int Rank<T, TContext, TItem>(
        this RankingModel<T> model, in TContext context, ReadOnlySpan<TItem> items, Span<Ranked> top)
        where T : IJoinedSchema<T, TContext, TItem>
    {
        float[] rented = ArrayPool<float>.Shared.Rent(items.Length);
        try
        {
            var scores = rented.AsSpan(0, items.Length);
            model.Score(in context, items, scores);
            return TopK.Select(scores, top);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(rented);
        }
    }

    /// <summary>Scores items: each gets the bits that its joined row would get.</summary>
    /// <param name="model">A model of the schema that joins context and item.</param>
    /// <param name="context">The context.</param>
    /// <param name="items">The candidates, any number.</param>
    /// <param name="scores">Takes a score an item.</param>
    /// <typeparam name="T">The schema.</typeparam>
    /// <typeparam name="TContext">What is known once a request.</typeparam>
    /// <typeparam name="TItem">What differs by candidate.</typeparam>
    /// <exception cref="ArgumentException">There is less room than items.</exception>
    public static void Score<T, TContext, TItem>(
        this RankingModel<T> model, in TContext context, ReadOnlySpan<TItem> items, Span<float> scores)
        where T : IJoinedSchema<T, TContext, TItem>
    {
        if (scores.Length < items.Length)
            throw new ArgumentException($"The scores of {items.Length} items do not fit into {scores.Length} floats.", nameof(scores));
        if (items.IsEmpty) return;
        var scorer = model.Scorer;
        int slotCount = T.Schema.SlotCount;
        int tileRows = Math.Min(items.Length, scorer.TileRows);
        float[] rented = ArrayPool<float>.Shared.Rent(slotCount * (tileRows + 1) + scorer.StateLength);
        try
        {
            var contextSlots = rented.AsSpan(0, slotCount);
            var slots = rented.AsSpan(slotCount, slotCount * tileRows);
            var state = rented.AsSpan(slotCount * (tileRows + 1), scorer.StateLength);
            T.ExtractContext(in context, new FeatureTile(contextSlots, slotCount, 1, scorer.WantedFields));
            scorer.Begin(contextSlots, items.Length, state);
            var wanted = scorer.WantedItemFields(state);
            for (int first = 0; first < items.Length; first += tileRows)
            {
                int count = Math.Min(tileRows, items.Length - first);
                var tile = new FeatureTile(slots, slotCount, count, wanted);
                T.ExtractItems(items.Slice(first, count), contextSlots, tile);
                scorer.ScoreItems(tile, state, scores.Slice(first, count));
            }
        }
        finally
        {
            ArrayPool<float>.Shared.Return(rented);
        }
    }
}

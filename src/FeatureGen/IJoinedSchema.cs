namespace FeatureGen;

/// <summary>A schema that joins a context and an item, each a schema of its own, so that a request's context is extracted once.</summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
/// <typeparam name="TContext">What is known once a request.</typeparam>
/// <typeparam name="TItem">What differs by candidate.</typeparam>
public interface IJoinedSchema<TSelf, TContext, TItem> : IFeatureSchema<TSelf>
    where TSelf : IJoinedSchema<TSelf, TContext, TItem>
{
    /// <summary>Extracts the wanted context fields.</summary>
    /// <param name="context">The context.</param>
    /// <param name="tile">One row; item slots are not written.</param>
    static abstract void ExtractContext(in TContext context, FeatureTile tile);

    /// <summary>Extracts the wanted item fields, and the crosses of item and context fields.</summary>
    /// <param name="items">The items.</param>
    /// <param name="context">The slots of the extracted context.</param>
    /// <param name="tile">Takes as many rows as there are items; context slots are not written.</param>
    static abstract void ExtractItems(ReadOnlySpan<TItem> items, ReadOnlySpan<float> context, FeatureTile tile);
}

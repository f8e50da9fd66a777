namespace FeatureGen;

/// <summary>A type with generated extraction. The generator implements it; user code only names it in constraints.</summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
public interface IFeatureSchema<TSelf>
    where TSelf : IFeatureSchema<TSelf>
{
    /// <summary>The fields, their slots and the fingerprint.</summary>
    static abstract FeatureSchema Schema { get; }

    /// <summary>Extracts the wanted fields of some rows, column by column.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="tile">Takes as many rows as there are.</param>
    /// <exception cref="ArgumentException">The tile is of other dimensions.</exception>
    static abstract void Extract(ReadOnlySpan<TSelf> rows, FeatureTile tile);
}

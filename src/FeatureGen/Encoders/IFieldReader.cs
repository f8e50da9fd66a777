namespace FeatureGen.Encoders;

/// <summary>Reads one slot of one row: a number as it is, or an index. Implemented by generated structs, so that every field gets a loop of its own.</summary>
/// <typeparam name="TRow">The type of a row.</typeparam>
public interface IFieldReader<TRow>
{
    /// <summary>The value of the slot before any transform.</summary>
    static abstract float Read(ref TRow row);
}

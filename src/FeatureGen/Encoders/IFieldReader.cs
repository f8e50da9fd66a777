namespace FeatureGen.Encoders;

/// <summary>Reads one slot of one row. Implemented by generated structs, so that every field gets a loop of its own.</summary>
/// <typeparam name="TRow">The type of a row.</typeparam>
/// <typeparam name="TValue">Of numbers and of final indices <c>float</c>; of integers that become indices <c>int</c>.</typeparam>
public interface IFieldReader<TRow, TValue>
{
    /// <summary>The value of the slot, before it is limited, put into range or transformed.</summary>
    static abstract TValue Read(ref TRow row);
}

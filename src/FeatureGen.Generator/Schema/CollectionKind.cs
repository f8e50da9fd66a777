namespace FeatureGen.Generator.Schema;

/// <summary>How a property holds several values.</summary>
public enum CollectionKind
{
    /// <summary>It holds one.</summary>
    None,

    /// <summary>An array.</summary>
    Array,

    /// <summary><c>ReadOnlyMemory</c> or <c>Memory</c></summary>
    Memory,

    /// <summary><c>ImmutableArray</c></summary>
    ImmutableArray,
}

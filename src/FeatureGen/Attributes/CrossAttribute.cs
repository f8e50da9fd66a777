namespace FeatureGen;

/// <summary>A combination of fields of this type: one index slot. Each field must have one index slot of its own.</summary>
/// <remarks>Exact where the product of the fields' index spaces fits into <see cref="Buckets"/>, hashed otherwise.</remarks>
/// <param name="fields">The names of the fields; of a nested schema with its path, <c>Visitor.Device</c>.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = true)]
public sealed class CrossAttribute(params string[] fields) : Attribute
{
    /// <summary>The names of the fields.</summary>
    public string[] Fields { get; } = fields;

    /// <summary>The most buckets that the combinations take.</summary>
    public int Buckets { get; set; } = 1024;
}

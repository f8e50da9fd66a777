using FeatureGen.Formats.Schemas;

namespace FeatureGen.Generator.Schema;

/// <summary>What a property that holds a nested schema says about all of its fields.</summary>
/// <param name="Prefix">The path to it with a dot behind; empty for the schema's own properties.</param>
/// <param name="Role">Context or item; the outermost holder that says it counts.</param>
/// <param name="Keep">The reason of <c>[Keep]</c>; the innermost one counts.</param>
internal readonly record struct Holder(string Prefix, FieldRole? Role, string? Keep)
{
    /// <summary>Nothing is said.</summary>
    public static Holder None => new("", null, null);
}

using FeatureGen.Formats;

namespace FeatureGen.Generator.Schema;

/// <summary>Where a field's value is read from. A cross has no path.</summary>
/// <param name="Path">The properties from the schema type down to the value.</param>
/// <param name="Type">The type of the last one.</param>
/// <param name="ElementName">The fully qualified name of the last one's element type, for collections.</param>
public sealed record FieldSource(EquatableArray<PathStep> Path, PropertyType Type, string? ElementName);

namespace FeatureGen.Learning.Scaffolding;

/// <summary>A member of a scaffolded type: of a column, or a schema of its own.</summary>
/// <param name="Name">The name of the property.</param>
/// <param name="Property">What the column became; null if the member is a schema.</param>
/// <param name="Part">The schema; null if the member is of a column.</param>
internal sealed record ScaffoldedMember(string Name, ScaffoldedProperty? Property, ScaffoldedType? Part);

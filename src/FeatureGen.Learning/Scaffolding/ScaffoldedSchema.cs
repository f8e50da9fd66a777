namespace FeatureGen.Learning.Scaffolding;

/// <summary>What a table becomes.</summary>
/// <param name="Name">The name of the type.</param>
/// <param name="Rows">The rows that the decisions are made from.</param>
/// <param name="Properties">A property a column, in order.</param>
public sealed record ScaffoldedSchema(string Name, long Rows, IReadOnlyList<ScaffoldedProperty> Properties);

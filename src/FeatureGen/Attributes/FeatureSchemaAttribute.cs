namespace FeatureGen;

/// <summary>Makes the set of features that a type declares a schema: the generator adds extraction, and with a model scoring and ranking.</summary>
/// <remarks>The type must be partial and not generic. Properties that carry a kind (<c>[Numeric]</c>, <c>[Hashed]</c>, ...) or whose type is itself a schema are its fields.</remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class FeatureSchemaAttribute : Attribute;

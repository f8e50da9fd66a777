using FsCheck;

namespace FeatureGen.Generator.Tests.RandomSchemas;

/// <summary>A property of a random schema.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Declaration">Attributes and type.</param>
/// <param name="Values">Its values: null, a scalar, an <c>object?[]</c> for a collection, or a <see cref="RandomRow"/>.</param>
/// <param name="IsCrossable">Whether it has one index slot.</param>
/// <param name="Nested">The schema that it is of, if it is of one.</param>
internal sealed record RandomMember(string Name, string Declaration, Gen<object?> Values, bool IsCrossable, RandomSchema? Nested = null);

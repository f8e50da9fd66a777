namespace FeatureGen.Generator.Schema;

/// <summary>One property on the way to a value.</summary>
/// <param name="Name">The property's name as it is declared.</param>
/// <param name="MayBeNull">Whether its value is of a reference type or <c>Nullable</c>, so that what follows is read with <c>?.</c>.</param>
public sealed record PathStep(string Name, bool MayBeNull);

using FeatureGen.Formats.Models;

namespace FeatureGen.Generator.Models;

/// <summary>A model over a schema, or why it is none.</summary>
/// <param name="Model">The model; null if it does not fit.</param>
/// <param name="Problem">What keeps it from fitting: a clause without a full stop; null if nothing does.</param>
public sealed record BoundModel(ModelFile? Model, string? Problem);

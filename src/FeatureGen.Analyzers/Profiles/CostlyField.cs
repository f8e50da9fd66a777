namespace FeatureGen.Analyzers.Profiles;

/// <summary>A field that costs more than it tells.</summary>
/// <param name="Field">Its position in the schema.</param>
/// <param name="Nanoseconds">What extracting it takes in a row.</param>
/// <param name="OfSchema">What extracting all that differs by row takes.</param>
/// <param name="Importance">Its share of all importance.</param>
internal sealed record CostlyField(int Field, double Nanoseconds, double OfSchema, double Importance);

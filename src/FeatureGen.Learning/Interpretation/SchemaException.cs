namespace FeatureGen.Learning.Interpretation;

/// <summary>A schema cannot be had, or cannot be used for what is asked; the message says which, why, and what to do.</summary>
/// <param name="message">The message.</param>
public sealed class SchemaException(string message) : Exception(message);

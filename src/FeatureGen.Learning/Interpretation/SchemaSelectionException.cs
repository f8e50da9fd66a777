namespace FeatureGen.Learning.Interpretation;

/// <summary>A schema that was asked for cannot be had from an assembly; the message says which, from where, and what to do.</summary>
/// <param name="message">The message.</param>
public sealed class SchemaSelectionException(string message) : Exception(message);

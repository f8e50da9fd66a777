namespace FeatureGen.Learning.Training;

/// <summary>There is nothing to learn from the rows; the message says why and what to do.</summary>
/// <param name="message">The message.</param>
public sealed class TrainingException(string message) : Exception(message);

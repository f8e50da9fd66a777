namespace FeatureGen.Learning.Training;

/// <summary>How far training has come.</summary>
/// <param name="Epoch">The current pass over the rows, counted from 1.</param>
/// <param name="Epochs">The most passes.</param>
/// <param name="Fraction">How much of the current pass is done, 0 to 1.</param>
/// <param name="LogLoss">
/// At the end of a pass: the logloss on the held-out rows, or, without any, on the training rows as they went by with the penalty; else null.
/// </param>
public sealed record TrainingProgress(int Epoch, int Epochs, double Fraction, double? LogLoss);

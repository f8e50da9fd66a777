using FeatureGen.Formats.Models;

namespace FeatureGen.Learning.Training;

/// <summary>A trained model with what training saw.</summary>
/// <param name="Model">The model.</param>
/// <param name="Rows">How many rows it learned from.</param>
/// <param name="ValidationRows">How many rows were held out.</param>
/// <param name="Epochs">How many passes were made.</param>
/// <param name="BestEpoch">After which pass the weights were kept, counted from 1.</param>
/// <param name="ValidationLogLoss">The held-out rows' logloss; NaN without such rows.</param>
/// <param name="ValidationAuc">The held-out rows' area under the ROC curve; NaN without such rows of both classes.</param>
public sealed record TrainingResult(
    ModelFile Model, int Rows, int ValidationRows, int Epochs, int BestEpoch, double ValidationLogLoss, double ValidationAuc);

using FeatureGen.Formats.Trees;

namespace FeatureGen.Learning.Onnx;

/// <summary>A model as its node says it.</summary>
/// <param name="Ensemble">The model.</param>
/// <param name="ScoreOutput">The number of the node's output that holds the scores.</param>
/// <param name="IsDistribution">Whether the scores of a row are probabilities that add up to 1.</param>
internal sealed record OnnxModel(TreeEnsemble Ensemble, int ScoreOutput = 0, bool IsDistribution = false);

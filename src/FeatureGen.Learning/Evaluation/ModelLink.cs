using FeatureGen.Formats.Models;
using FeatureGen.Formats.Trees;
using FeatureGen.Trees;

namespace FeatureGen.Learning.Evaluation;

/// <summary>How the scores of a model become predictions: by the logistic function, or as the trainer of its trees does it.</summary>
public sealed class ModelLink
{
    private readonly EnsembleScorer? _trees;

    /// <summary>Takes the link of a model.</summary>
    /// <param name="model">The model.</param>
    /// <exception cref="ArgumentException">Its ensemble contradicts itself, or has several outputs.</exception>
    public ModelLink(ModelFile model)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (model.Ensemble is not { } ensemble) return;
        if (ensemble.OutputCount != 1)
            throw new ArgumentException($"The model has {ensemble.OutputCount} outputs, and a score is one.", nameof(model));
        _trees = new EnsembleScorer(ensemble);
    }

    /// <summary>Whether predictions are probabilities of a positive label, by the logistic function.</summary>
    public bool IsLogistic => _trees is null || _trees.Model.Link == TreeLink.Logistic;

    /// <summary>The prediction of a score: a probability, a value, a count.</summary>
    /// <param name="score">The score (margin).</param>
    public float Prediction(float score)
    {
        if (_trees is null) return Logistic.Probability(score);
        Span<double> prediction = stackalloc double[1];
        _trees.Predictions([score], prediction);
        return (float)prediction[0];
    }

    /// <summary>The log-odds of a score, where <see cref="IsLogistic"/>: the score itself, but for trees whose link is scaled.</summary>
    /// <param name="score">The score (margin).</param>
    public float LogOdds(float score) => _trees is { Model: var trees } ? (float)(trees.LinkScale * score / trees.MarginDivisor) : score;
}

using FeatureGen.Formats.Models;
using FeatureGen.Formats.Trees;
using FeatureGen.Learning.Metrics;
using FeatureGen.Trees;

namespace FeatureGen.Learning.Importance;

/// <summary>Measures margins against the labels of some rows.</summary>
internal sealed class ModelLoss
{
    private readonly float[] _labels;
    private readonly float[] _weights;
    private readonly float _scale;
    private readonly EnsembleScorer? _trees;

    /// <param name="model">The model that says the margins.</param>
    /// <param name="labels">The labels; if all are 0 or 1 margins are log-odds, else predictions are compared.</param>
    /// <param name="weights">The weight of each row.</param>
    public ModelLoss(ModelFile model, float[] labels, float[] weights)
    {
        (_labels, _weights) = (labels, weights);
        Kind = labels.All(label => label is 0 or 1) ? PermutationLoss.LogLoss : PermutationLoss.SquaredError;
        _scale = model.Ensemble is not { } trees ? 1
            : (float)((trees.Link == TreeLink.Logistic ? trees.LinkScale : 1) / trees.MarginDivisor);
        if (Kind == PermutationLoss.SquaredError && model.Ensemble is not null) _trees = new EnsembleScorer(model.Ensemble);
    }

    /// <summary>What is measured.</summary>
    public PermutationLoss Kind { get; }

    /// <summary>The mean loss.</summary>
    public double Of(float[] margins) => Kind == PermutationLoss.LogLoss
        ? LogLoss.OfMargins(_scale == 1 ? margins : Array.ConvertAll(margins, margin => margin * _scale), _labels, _weights)
        : SquaredError(margins);

    /// <summary>The area under the ROC curve; NaN where it is not defined.</summary>
    public double Auc(float[] margins) =>
        Kind == PermutationLoss.LogLoss ? AreaUnderCurve.Of(margins, _labels, _weights) : double.NaN;

    private double SquaredError(float[] margins)
    {
        double sum = 0, total = 0;
        for (int row = 0; row < margins.Length; row++)
        {
            double error = Prediction(margins[row]) - _labels[row];
            sum += _weights[row] * error * error;
            total += _weights[row];
        }
        return sum / total;
    }

    private double Prediction(double margin)
    {
        if (_trees is null) return margin;
        double prediction = 0;
        _trees.Predictions(new ReadOnlySpan<double>(in margin), new Span<double>(ref prediction));
        return prediction;
    }
}

using FeatureGen.Formats.Models;
using FeatureGen.Learning.Evaluation;
using FeatureGen.Learning.Metrics;

namespace FeatureGen.Learning.Importance;

/// <summary>Measures margins against the labels of some rows.</summary>
internal sealed class ModelLoss
{
    private readonly float[] _labels;
    private readonly float[] _weights;
    private readonly ModelLink _link;
    private readonly bool _hasClasses;

    /// <param name="model">The model that says the margins.</param>
    /// <param name="labels">The labels.</param>
    /// <param name="weights">The weight of each row.</param>
    public ModelLoss(ModelFile model, float[] labels, float[] weights)
    {
        (_labels, _weights, _link) = (labels, weights, new ModelLink(model));
        _hasClasses = labels.All(label => label is 0 or 1);
        Kind = _hasClasses && _link.IsLogistic ? PermutationLoss.LogLoss : PermutationLoss.SquaredError;
    }

    /// <summary>What is measured.</summary>
    public PermutationLoss Kind { get; }

    /// <summary>The mean loss.</summary>
    public double Of(float[] margins) => Kind == PermutationLoss.LogLoss
        ? LogLoss.OfMargins(Array.ConvertAll(margins, _link.LogOdds), _labels, _weights)
        : SquaredError(margins);

    /// <summary>The area under the ROC curve; NaN where it is not defined.</summary>
    public double Auc(float[] margins) => _hasClasses ? AreaUnderCurve.Of(margins, _labels, _weights) : double.NaN;

    private double SquaredError(float[] margins)
    {
        double sum = 0, total = 0;
        for (int row = 0; row < margins.Length; row++)
        {
            double error = _link.Prediction(margins[row]) - _labels[row];
            sum += _weights[row] * error * error;
            total += _weights[row];
        }
        return sum / total;
    }
}

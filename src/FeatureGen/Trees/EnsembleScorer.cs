using System.Runtime.InteropServices;
using FeatureGen.Formats.Trees;

namespace FeatureGen.Trees;

/// <summary>Scores rows by a tree ensemble exactly as its trainer does. Immutable: any number of threads may use one at once.</summary>
/// <remarks>
/// This is the plain walk. XGBoost's margins are float32 and agree with it bit for bit; LightGBM's are sums of float64 in the same order.
/// Any value is possible in a row: NaN is missing, infinities are compared.
/// </remarks>
public sealed class EnsembleScorer
{
    private const int StackOutputs = 64;

    private readonly TreeWalker<float>? _single;
    private readonly TreeWalker<double>? _double;

    /// <summary>Lays out a model for scoring.</summary>
    /// <exception cref="ArgumentException">The model contradicts itself; the message says where.</exception>
    public EnsembleScorer(TreeEnsemble model)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (model.FindProblem() is { } problem) throw new ArgumentException($"The model cannot be scored: {problem}.", nameof(model));
        Model = model;
        if (model.Precision == TreePrecision.Single) _single = new TreeWalker<float>(model);
        else _double = new TreeWalker<double>(model);
    }

    /// <summary>The model.</summary>
    public TreeEnsemble Model { get; }

    /// <summary>Computes the margins of a row: what the trees say before the link.</summary>
    /// <param name="row">A value a feature of the model; NaN where it is missing, the code of the category where the feature is
    /// categorical.</param>
    /// <param name="margins">Takes a margin an output; of an ensemble in <see cref="TreePrecision.Single"/> each is a float32.</param>
    /// <exception cref="ArgumentException">The row has more or fewer values than the model has features, or there is less room than
    /// outputs.</exception>
    public void Margins(ReadOnlySpan<float> row, Span<double> margins)
    {
        if (row.Length != Model.Features.Count)
            throw new ArgumentException($"{row.Length} values were given; the model has {Model.Features.Count} features.", nameof(row));
        margins = Require(margins, Model.OutputCount, "margins", nameof(margins));
        if (_double is not null) _double.Score(row, margins);
        else if (margins.Length <= StackOutputs) Score(row, stackalloc float[margins.Length], margins);
        else Score(row, MemoryMarshal.Cast<double, float>(margins)[..margins.Length], margins);
    }

    /// <summary>Makes predictions of margins.</summary>
    /// <param name="margins">A margin an output.</param>
    /// <param name="predictions">Takes <see cref="TreeEnsemble.PredictionCount"/> predictions: probabilities, values, or the number of a
    /// class.</param>
    /// <exception cref="ArgumentException">There are more or fewer margins than outputs, or there is less room than
    /// predictions.</exception>
    public void Predictions(ReadOnlySpan<double> margins, Span<double> predictions)
    {
        if (margins.Length != Model.OutputCount)
            throw new ArgumentException($"{margins.Length} margins were given; the model has {Model.OutputCount} outputs.",
                nameof(margins));
        predictions = Require(predictions, Model.PredictionCount, "predictions", nameof(predictions));
        if (Model.Precision == TreePrecision.Single) MarginLink.ApplySingle(Model, margins, predictions);
        else MarginLink.Apply(Model, margins, predictions);
    }

    // The floats may lie in the first half of the margins' own memory: widened from the last to the first, none is overwritten unread.
    private void Score(ReadOnlySpan<float> row, Span<float> sums, Span<double> margins)
    {
        _single!.Score(row, sums);
        for (int i = sums.Length - 1; i >= 0; i--) margins[i] = sums[i];
    }

    private static Span<double> Require(Span<double> room, int count, string what, string name) => room.Length >= count
        ? room[..count]
        : throw new ArgumentException($"{count} {what} do not fit into {room.Length} numbers.", name);
}

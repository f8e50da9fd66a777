using System.Globalization;
using FeatureGen.Formats.Json;
using FeatureGen.Formats.Models;
using FeatureGen.Formats.Schemas;
using FeatureGen.Learning.Interpretation;
using FeatureGen.Learning.Metrics;

namespace FeatureGen.Learning.Training;

/// <summary>Trains linear models and factorization machines on the logloss of rows in memory.</summary>
/// <remarks>
/// Numbers are centred and scaled by the training rows, a missing number has a weight of its own, the values of a multi-valued field add up. One
/// thread, and gradients without functions whose last bit depends on the machine: a seed gives the same model everywhere.
/// </remarks>
public sealed class Trainer
{
    private const int BatchesPerReport = 32;

    private readonly TrainingOptions _options;
    private readonly DatasetRows _train;
    private readonly DatasetRows? _valid;
    private readonly SlotPlan _plan;
    private readonly Machine _machine;
    private readonly ActiveRow _active;
    private readonly (Optimizer Optimizer, bool IsBias)[] _optimizers;
    private readonly float _meanWeight;
    private readonly CancellationToken _cancellation;

    private Trainer(DatasetRows train, DatasetRows? valid, TrainingOptions options, CancellationToken cancellation)
    {
        (_train, _valid, _options, _cancellation) = (train, valid, options, cancellation);
        var (negative, positive) = WeighClasses(train);
        _meanWeight = (float)((negative + positive) / train.Count);
        _plan = SlotPlan.Of(train, options.Without, cancellation);
        _active = new ActiveRow(train.Data.Layout.SlotCount);
        _machine = new Machine(_plan.ParameterCount, options.Kind == ModelKind.FactorizationMachine ? options.Dimension : 0, options.Seed);
        _machine.Bias.Values[0] = (float)Math.Log(positive / negative);
        _optimizers =
        [
            (Optimizer.Of(_machine.Bias, options, 0, 0), true),
            (Optimizer.Of(_machine.Weights, options, options.L1, options.L2), false),
            (Optimizer.Of(_machine.Embeddings, options, options.L1, options.EmbeddingL2), false),
        ];
    }

    /// <summary>Trains on a dataset, of which a share is held out for early stopping as the options say.</summary>
    /// <param name="data">The rows, with labels.</param>
    /// <param name="options">How to train.</param>
    /// <param name="progress">Told how far training has come, some times an epoch.</param>
    /// <param name="cancellation">Ends training with an exception.</param>
    /// <exception cref="TrainingException">There are no rows, or all labels are the same.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside of its range.</exception>
    public static TrainingResult Train(
        EncodedDataset data, TrainingOptions options, IProgress<TrainingProgress>? progress = null, CancellationToken cancellation = default)
    {
        options.Check();
        if (options.ValidationShare == 0) return Train(data.All(), null, options, progress, cancellation);
        var (train, valid) = data.Split(options.ValidationShare, options.Seed);
        return Train(train, valid, options, progress, cancellation);
    }

    /// <summary>Trains on some rows, with others for early stopping.</summary>
    /// <param name="train">The rows to learn from.</param>
    /// <param name="valid">The rows that say when to end; without them the training loss does.</param>
    /// <param name="options">How to train.</param>
    /// <param name="progress">Told how far training has come, some times an epoch.</param>
    /// <param name="cancellation">Ends training with an exception.</param>
    /// <exception cref="TrainingException">There are no rows, or all labels are the same.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside of its range.</exception>
    public static TrainingResult Train(
        DatasetRows train, DatasetRows? valid, TrainingOptions options,
        IProgress<TrainingProgress>? progress = null, CancellationToken cancellation = default)
    {
        options.Check();
        if (valid is not null && valid.Data.Schema.Fingerprint != train.Data.Schema.Fingerprint)
            throw new ArgumentException("The rows for validation are of another schema than those for training.", nameof(valid));
        return new Trainer(train, valid is { Count: > 0 } ? valid : null, options, cancellation).Run(progress);
    }

    private TrainingResult Run(IProgress<TrainingProgress>? progress)
    {
        var stopping = new EarlyStopping(_machine, _options);
        var random = new SeededRandom(_options.Seed);
        var order = _train.Rows.ToArray();
        int epoch = 0;
        while (epoch < _options.Epochs && !stopping.IsOver)
        {
            epoch++;
            if (_options.BatchSize < order.Length) random.Shuffle(order);
            double trainLoss = RunEpoch(order, epoch, stopping.RateScale, progress);
            double loss = _valid is null ? trainLoss : LogLoss(_valid);
            if (!double.IsFinite(loss))
                throw new TrainingException($"The loss of epoch {epoch} is not finite; use a smaller learning rate.");
            stopping.Observe(epoch, loss);
            progress?.Report(new TrainingProgress(epoch, _options.Epochs, 1, loss));
        }
        stopping.Restore();
        return Describe(epoch, stopping);
    }

    /// <summary>One pass over the rows.</summary>
    /// <returns>The mean loss of the rows as they went by, with the penalty of the weights before the pass.</returns>
    private double RunEpoch(ReadOnlySpan<int> order, int epoch, float rateScale, IProgress<TrainingProgress>? progress)
    {
        double penalty = Penalty();
        double loss = 0;
        int batches = 0;
        for (int start = 0; start < order.Length; start += _options.BatchSize)
        {
            _cancellation.ThrowIfCancellationRequested();
            var batch = order.Slice(start, Math.Min(_options.BatchSize, order.Length - start));
            foreach (int row in batch) loss += LearnRow(row);
            Step(batch.Length, rateScale);
            if (++batches % BatchesPerReport == 0)
                progress?.Report(new TrainingProgress(epoch, _options.Epochs, (double)start / order.Length, null));
        }
        return loss / (order.Length * (double)_meanWeight) + penalty;
    }

    private double LearnRow(int row)
    {
        var data = _train.Data;
        float weight = data.Weights[row];
        if (weight == 0) return 0;
        float label = data.Labels[row];
        _plan.Activate(data.Row(row), _active);
        float margin = _machine.Margin(_active);
        _machine.AddGradient(_active, weight * (Logistic.Probability(margin) - label));
        return weight * Metrics.LogLoss.OfMargin(margin, label);
    }

    private void Step(int rows, float rateScale)
    {
        float gradientScale = 1 / (rows * _meanWeight);
        float rate = (float)_options.EffectiveLearningRate * rateScale;
        foreach (var (optimizer, isBias) in _optimizers) optimizer.Step(isBias ? [0] : _machine.Touched, gradientScale, rate);
        _machine.ClearTouched();
    }

    private double Penalty() =>
        Penalty(_machine.Weights, _options.L2) + Penalty(_machine.Embeddings, _options.EmbeddingL2);

    private double Penalty(ParameterTable table, double l2)
    {
        double sum = 0;
        if (l2 > 0 || _options.L1 > 0)
            foreach (float value in table.Values) sum += _options.L1 * Math.Abs(value) + l2 / 2 * value * value;
        return sum;
    }

    private double LogLoss(DatasetRows rows)
    {
        double loss = 0, weight = 0;
        foreach (int row in rows.Rows)
        {
            float rowWeight = rows.Data.Weights[row];
            loss += rowWeight * Metrics.LogLoss.OfMargin(Margin(rows, row), rows.Data.Labels[row]);
            weight += rowWeight;
        }
        return weight > 0 ? loss / weight : 0;
    }

    private float Margin(DatasetRows rows, int row)
    {
        _plan.Activate(rows.Data.Row(row), _active);
        return _machine.Margin(_active);
    }

    private double Auc(DatasetRows rows)
    {
        var margins = new float[rows.Count];
        var labels = new float[rows.Count];
        var weights = new float[rows.Count];
        for (int i = 0; i < margins.Length; i++)
        {
            int row = rows.Rows[i];
            (margins[i], labels[i], weights[i]) = (Margin(rows, row), rows.Data.Labels[row], rows.Data.Weights[row]);
        }
        return AreaUnderCurve.Of(margins, labels, weights);
    }

    private TrainingResult Describe(int epochs, EarlyStopping stopping)
    {
        double loss = _valid is null ? double.NaN : LogLoss(_valid);
        double auc = _valid is null ? double.NaN : Auc(_valid);
        var model = new ModelBuilder(_plan, _machine).Build(_train.Data.Schema, Notes(epochs, stopping.BestEpoch, loss, auc));
        return new TrainingResult(model, _train.Count, _valid?.Count ?? 0, epochs, stopping.BestEpoch, loss, auc);
    }

    private IEnumerable<KeyValuePair<string, string>> Notes(int epochs, int bestEpoch, double loss, double auc)
    {
        yield return new("rows", Text(_train.Count));
        yield return new("epochs", $"{Text(bestEpoch)} of {Text(epochs)}");
        yield return new("optimizer", _options.Optimizer.ToString());
        yield return new("learningRate", NumberText.Of(_options.EffectiveLearningRate));
        yield return new("batchSize", Text(_options.BatchSize));
        yield return new("l1", NumberText.Of(_options.L1));
        yield return new("l2", NumberText.Of(_options.L2));
        if (_machine.Dimension > 0) yield return new("embeddingL2", NumberText.Of(_options.EmbeddingL2));
        if (_options.Without.Count > 0) yield return new("without", string.Join(", ", _options.Without));
        yield return new("seed", Text(_options.Seed));
        if (_valid is null) yield break;
        yield return new("validationRows", Text(_valid.Count));
        yield return new("validationLogLoss", loss.ToString("F6", CultureInfo.InvariantCulture));
        if (!double.IsNaN(auc)) yield return new("validationAuc", auc.ToString("F6", CultureInfo.InvariantCulture));
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static (double Negative, double Positive) WeighClasses(DatasetRows rows)
    {
        if (rows.Count == 0) throw new TrainingException("There are no rows to learn from; give data with more rows.");
        double negative = 0, positive = 0;
        foreach (int row in rows.Rows)
        {
            if (rows.Data.Labels[row] > .5f) positive += rows.Data.Weights[row];
            else negative += rows.Data.Weights[row];
        }
        if (positive > 0 && negative > 0) return (negative, positive);
        if (positive + negative == 0) throw new TrainingException("All rows weigh 0; there is nothing to learn from.");
        string only = positive > 0 ? "positive" : "negative";
        throw new TrainingException($"All {Text(rows.Count)} rows to learn from are {only}; data with both labels is needed.");
    }
}

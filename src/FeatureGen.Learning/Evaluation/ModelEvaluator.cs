using FeatureGen.Formats.Models;
using FeatureGen.Formats.Schemas;
using FeatureGen.Learning.Interpretation;
using FeatureGen.Learning.Metrics;
using FeatureGen.Learning.Training;
using FeatureGen.Scoring;

namespace FeatureGen.Learning.Evaluation;

/// <summary>Predicts rows by a model, and measures the predictions.</summary>
public static class ModelEvaluator
{
    private const int RowsPerReport = 4096;

    /// <summary>The margins (<see cref="ModelLink"/> makes predictions of them) of a source, row by row as it is read.</summary>
    /// <param name="rows">The source, before its first row.</param>
    /// <param name="model">A model of the source's schema.</param>
    /// <exception cref="SchemaException">The model is of another schema; thrown before the first row.</exception>
    /// <exception cref="Data.DataFormatException">A row has the wrong form; thrown when it is reached.</exception>
    public static IEnumerable<float> Margins(SchemaInterpreter rows, ModelFile model)
    {
        var scorer = Scorer(rows.Schema, model);
        return Iterate();

        IEnumerable<float> Iterate()
        {
            var slots = new float[SchemaLayout.Of(rows.Schema).SlotCount];
            while (rows.Read(slots)) yield return scorer.Score(slots);
        }
    }

    /// <summary>Measures a model on a source, of which only margins, labels, weights and groups are kept.</summary>
    /// <param name="rows">The source, before its first row, opened with <see cref="ReadPurpose.Learn"/>.</param>
    /// <param name="model">A model of the source's schema.</param>
    /// <param name="cutoff">How many of a group's best count for NDCG.</param>
    /// <param name="progress">Told the number of rows so far, now and then.</param>
    /// <param name="cancellation">Ends the evaluation with an exception.</param>
    /// <exception cref="SchemaException">The model is of another schema.</exception>
    /// <exception cref="TrainingException">There are no rows.</exception>
    /// <exception cref="Data.DataFormatException">A row has the wrong form.</exception>
    public static EvaluationResult Evaluate(
        SchemaInterpreter rows, ModelFile model, int cutoff = 10, IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        var (margins, labels, weights, groups) = (new List<float>(), new List<float>(), new List<float>(), new List<int>());
        foreach (float margin in Margins(rows, model))
        {
            margins.Add(margin);
            labels.Add(rows.Label);
            weights.Add(rows.Weight);
            groups.Add(rows.Group);
            if (margins.Count % RowsPerReport != 0) continue;
            cancellation.ThrowIfCancellationRequested();
            progress?.Report(margins.Count);
        }
        progress?.Report(margins.Count);
        return Measure(new(model), [.. margins], [.. labels], [.. weights], rows.Schema.Group is null ? [] : [.. groups], cutoff);
    }

    /// <summary>Measures a model on rows in memory.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="model">A model of their schema.</param>
    /// <param name="cutoff">How many of a group's best count for NDCG.</param>
    /// <exception cref="SchemaException">The model is of another schema.</exception>
    /// <exception cref="TrainingException">There are no rows.</exception>
    public static EvaluationResult Evaluate(DatasetRows rows, ModelFile model, int cutoff = 10)
    {
        var data = rows.Data;
        var scorer = Scorer(data.Schema, model);
        var margins = new float[rows.Count];
        var labels = new float[rows.Count];
        var weights = new float[rows.Count];
        var groups = new int[data.Schema.Group is null ? 0 : rows.Count];
        for (int i = 0; i < margins.Length; i++)
        {
            int row = rows.Rows[i];
            margins[i] = scorer.Score(data.Row(row));
            (labels[i], weights[i]) = (data.Labels[row], data.Weights[row]);
            if (groups.Length > 0) groups[i] = data.Groups[row];
        }
        return Measure(new(model), margins, labels, weights, groups, cutoff);
    }

    internal static ModelScorer Scorer(SchemaManifest schema, ModelFile model) => model.FindMismatch(schema) is { } mismatch
        ? throw new SchemaException($"The model does not fit: {mismatch}.")
        : ModelScorer.Create(model, new FeatureSchema(schema));

    private static EvaluationResult Measure(
        ModelLink link, float[] margins, float[] labels, float[] weights, int[] groups, int cutoff)
    {
        if (margins.Length == 0) throw new TrainingException("There are no rows to evaluate; give data with rows.");
        return new EvaluationResult
        {
            Rows = margins.Length,
            Auc = AreaUnderCurve.Of(margins, labels, weights),
            LogLoss = link.IsLogistic ? LogLoss.OfMargins(Array.ConvertAll(margins, link.LogOdds), labels, weights) : double.NaN,
            CalibrationError = link.IsLogistic ? CalibrationError.Of(Array.ConvertAll(margins, link.Prediction), labels) : double.NaN,
            Cutoff = cutoff,
            Ndcg = groups.Length == 0 ? null : NormalizedGain.Of(margins, labels, groups, cutoff),
            ReciprocalRank = groups.Length == 0 ? null : ReciprocalRank.Of(margins, labels, groups),
        };
    }
}

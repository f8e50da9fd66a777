using FeatureGen.Formats.Models;
using FeatureGen.Formats.Schemas;
using FeatureGen.Learning.Evaluation;
using FeatureGen.Learning.Interpretation;
using FeatureGen.Learning.Statistics;
using FeatureGen.Learning.Training;

namespace FeatureGen.Learning.Importance;

/// <summary>Says how much a model depends on each field: by how much it gets worse when the field's values are shuffled among the
/// rows.</summary>
/// <remarks>
/// Breiman, "Random Forests", 2001, section 10, for any model and by field: all slots of a field are shuffled together, and crosses that
/// contain it are made anew. A cross is a field of its own too. Of fields that say the same a model may need none in particular: each then
/// has a small importance.
/// </remarks>
public static class PermutationImportance
{
    /// <summary>Shuffles each field several times.</summary>
    /// <param name="rows">The rows, with labels.</param>
    /// <param name="model">A model of their schema, of any kind.</param>
    /// <param name="options">How to shuffle.</param>
    /// <param name="progress">Told the share of the work that is done, between 0 and 1.</param>
    /// <param name="cancellation">Ends the work with an exception.</param>
    /// <returns>The rise of the log loss, where labels are 0 or 1 and predictions probabilities by the logistic function, else of the
    /// squared error; and the fall of the AUC, where labels are 0 or 1.</returns>
    /// <exception cref="SchemaException">The model is of another schema.</exception>
    /// <exception cref="TrainingException">There are no rows, or the loss of the model on them is not finite.</exception>
    public static PermutationResult Measure(
        DatasetRows rows, ModelFile model, PermutationOptions? options = null, IProgress<double>? progress = null,
        CancellationToken cancellation = default)
    {
        options ??= new PermutationOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Repeats, 1, nameof(options));
        var scores = new ShuffledScores(rows, ModelEvaluator.Scorer(rows.Data.Schema, model));
        if (rows.Count == 0) throw new TrainingException("There are no rows to measure the model on; give data with rows.");
        var loss = new ModelLoss(model, Pick(rows, rows.Data.Labels), Pick(rows, rows.Data.Weights));
        float[] margins = scores.Score();
        var (baseLoss, baseAuc) = (loss.Of(margins), loss.Auc(margins));
        if (!double.IsFinite(baseLoss))
            throw new TrainingException(
                $"The model's loss on these rows is {baseLoss}; give rows with weights above 0 and a model with finite scores.");

        var fields = rows.Data.Layout.Fields;
        FieldLayout[] used = [.. fields.Where(scores.Uses)];
        var changes = new (double Loss, double Auc)[used.Length * options.Repeats];
        int done = 0;
        WorkCrew.Run(options.Threads, changes.Length, (item, worker) =>
        {
            cancellation.ThrowIfCancellationRequested();
            var field = used[item / options.Repeats];
            float[] shuffled = scores.Score(field, Shuffle(rows.Count, options, field.Position, item % options.Repeats));
            changes[item] = (loss.Of(shuffled) - baseLoss, baseAuc - loss.Auc(shuffled));
            int count = Interlocked.Increment(ref done);
            if (worker == 0) progress?.Report((double)count / changes.Length);
        });

        var found = new FieldPermutation[fields.Count];
        foreach (var field in fields) found[field.Position] = Unused(field, baseAuc);
        for (int i = 0; i < used.Length; i++)
            found[used[i].Position] = Of(used[i], changes.AsSpan(i * options.Repeats, options.Repeats), baseAuc);
        return new PermutationResult
        {
            Loss = loss.Kind,
            BaseLoss = baseLoss,
            BaseAuc = Defined(baseAuc),
            Rows = rows.Count,
            Repeats = options.Repeats,
            Fields = found,
        };
    }

    private static FieldPermutation Unused(FieldLayout field, double baseAuc) => new()
    {
        Name = field.Field.Name,
        AucDrop = double.IsNaN(baseAuc) ? null : 0,
        AucDeviation = double.IsNaN(baseAuc) ? null : 0,
    };

    private static FieldPermutation Of(FieldLayout field, ReadOnlySpan<(double Loss, double Auc)> changes, double baseAuc)
    {
        var (losses, aucs) = (new double[changes.Length], new double[changes.Length]);
        for (int i = 0; i < changes.Length; i++) (losses[i], aucs[i]) = changes[i];
        return Unused(field, baseAuc) with
        {
            LossIncrease = losses.Average(),
            LossDeviation = Deviation(losses),
            AucDrop = Defined(aucs.Average()),
            AucDeviation = Defined(Deviation(aucs)),
        };
    }

    // Each shuffle has a sequence of its own, whichever thread makes it.
    private static int[] Shuffle(int count, PermutationOptions options, int field, int repeat)
    {
        var sources = new int[count];
        for (int i = 0; i < count; i++) sources[i] = i;
        new SeededRandom(((long)options.Seed << 40) + ((long)field << 20) + repeat).Shuffle(sources);
        return sources;
    }

    private static float[] Pick(DatasetRows rows, ReadOnlySpan<float> values)
    {
        var picked = new float[rows.Count];
        for (int i = 0; i < picked.Length; i++) picked[i] = values[rows.Rows[i]];
        return picked;
    }

    private static double Deviation(double[] values)
    {
        double mean = values.Average();
        return Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
    }

    private static double? Defined(double value) => double.IsNaN(value) ? null : value;
}

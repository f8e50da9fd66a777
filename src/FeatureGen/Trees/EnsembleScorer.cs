using System.Runtime.InteropServices;
using FeatureGen.Formats.Trees;
using FeatureGen.Trees.Kernels;

namespace FeatureGen.Trees;

/// <summary>Scores rows by a tree ensemble exactly as its trainer does. Immutable: any number of threads may use one at once.</summary>
/// <remarks>
/// XGBoost's margins are float32 and agree bit for bit; LightGBM's are sums of float64 in the same order. A row's margins have the same
/// bits whether it is scored alone or among others, on every processor. Any value is possible in a row: NaN is missing, infinities are
/// compared. Nothing is allocated once a thread has scored.
/// </remarks>
public sealed class EnsembleScorer
{
    private readonly EnsembleKernel _kernel;

    /// <summary>Lays out a model for scoring.</summary>
    /// <exception cref="ArgumentException">The model contradicts itself; the message says where.</exception>
    public EnsembleScorer(TreeEnsemble model)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (model.FindProblem() is { } problem) throw new ArgumentException($"The model cannot be scored: {problem}.", nameof(model));
        Model = model;
        _kernel = EnsembleKernel.Create(model);
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
        // The kernel only reads.
        var slots = MemoryMarshal.CreateSpan(ref MemoryMarshal.GetReference(row), row.Length);
        _kernel.Score(new FeatureTile(slots, row.Length, 1), margins);
    }

    /// <summary>Computes the margins of many rows, in a small part of the time that they take one by one.</summary>
    /// <param name="rows">A slot a feature of the model, with values as in a single row. The tile is only read.</param>
    /// <param name="margins">Takes a margin a row of the first output, then of the next.</param>
    /// <exception cref="ArgumentException">The tile has more or fewer slots than the model has features, or there is less room than rows
    /// times outputs.</exception>
    public void Margins(FeatureTile rows, Span<double> margins)
    {
        if (rows.SlotCount != Model.Features.Count)
            throw new ArgumentException($"The rows have {rows.SlotCount} slots; the model has {Model.Features.Count} features.",
                nameof(rows));
        _kernel.Score(rows, Require(margins, (long)rows.RowCount * Model.OutputCount, "margins", nameof(margins)));
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

    private static Span<double> Require(Span<double> room, long count, string what, string name) => room.Length >= count
        ? room[..(int)count]
        : throw new ArgumentException($"{count} {what} do not fit into {room.Length} numbers.", name);
}

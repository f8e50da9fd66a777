using FeatureGen.Formats;
using FeatureGen.Formats.Models;

namespace FeatureGen.Learning.Training;

/// <summary>
/// How a model is trained. It minimises <c>mean(weight * logloss) + L1 * sum |w| + L2 / 2 * sum w^2</c>; the bias is not penalised, and a weight is
/// penalised in the batches that it occurs in.
/// </summary>
public sealed record TrainingOptions
{
    /// <summary>The family of the model.</summary>
    public ModelKind Kind { get; init; } = ModelKind.Linear;

    /// <summary>Names of fields that the model is not to use; crosses of them are fields of their own.</summary>
    public EquatableArray<string> Without { get; init; }

    /// <summary>Factorization machines: the length of an embedding, 1 to 1024.</summary>
    public int Dimension { get; init; } = 16;

    /// <summary>How weights follow their gradients.</summary>
    public OptimizerKind Optimizer { get; init; } = OptimizerKind.Adam;

    /// <summary>
    /// The size of a step, or null for what suits optimiser and model: Adam .01 (factorization machines .002), FTRL .3. Adam's is halved after
    /// every quarter of <see cref="Patience"/> without progress.
    /// </summary>
    public double? LearningRate { get; init; }

    /// <summary>The most passes over the rows.</summary>
    public int Epochs { get; init; } = 50;

    /// <summary>How many rows make a step.</summary>
    public int BatchSize { get; init; } = 256;

    /// <summary>The penalty on absolute weights; fields whose weights all become zero leave the model.</summary>
    public double L1 { get; init; } = 1e-5;

    /// <summary>The penalty on squared weights.</summary>
    public double L2 { get; init; } = 3e-5;

    /// <summary>Factorization machines: the penalty on squared embeddings.</summary>
    public double EmbeddingL2 { get; init; } = 3e-4;

    /// <summary>Training ends after this many epochs in a row without progress; the weights of the best epoch are kept.</summary>
    public int Patience { get; init; } = 4;

    /// <summary>By how much the logloss must fall to count as progress.</summary>
    public double Tolerance { get; init; } = 1e-5;

    /// <summary>What share of the rows (of the groups) is held out for early stopping where no rows for validation are given; 0 for none.</summary>
    public double ValidationShare { get; init; } = .1;

    /// <summary>Shuffling, the split and the first embeddings follow from it: the same seed gives the same bytes.</summary>
    public int Seed { get; init; } = 1;

    internal double EffectiveLearningRate => LearningRate ?? (Optimizer, Kind) switch
    {
        (OptimizerKind.Ftrl, _) => .3,
        (_, ModelKind.FactorizationMachine) => .002,
        _ => .01,
    };

    /// <summary>Throws on options outside of their ranges.</summary>
    internal void Check()
    {
        Require(Dimension is >= 1 and <= 1024, nameof(Dimension), "1 to 1024");
        Require(EffectiveLearningRate is > 0 and < double.PositiveInfinity, nameof(LearningRate), "above 0");
        Require(Epochs >= 1, nameof(Epochs), "1 or more");
        Require(BatchSize >= 1, nameof(BatchSize), "1 or more");
        Require(L1 is >= 0 and < double.PositiveInfinity, nameof(L1), "0 or more");
        Require(L2 is >= 0 and < double.PositiveInfinity, nameof(L2), "0 or more");
        Require(EmbeddingL2 is >= 0 and < double.PositiveInfinity, nameof(EmbeddingL2), "0 or more");
        Require(Patience >= 1, nameof(Patience), "1 or more");
        Require(Tolerance is >= 0 and < double.PositiveInfinity, nameof(Tolerance), "0 or more");
        Require(ValidationShare is >= 0 and < 1, nameof(ValidationShare), "from 0 to below 1");
    }

    private static void Require(bool holds, string option, string range)
    {
        if (!holds) throw new ArgumentOutOfRangeException(option, $"{option} must be {range}.");
    }
}

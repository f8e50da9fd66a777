using FeatureGen.Formats.Models;

namespace FeatureGen.Formats.Profiles;

/// <summary>The model whose view of the fields a profile tells, and how good it is on the profiled data.</summary>
public sealed record ProfileModel
{
    /// <summary>The name of the model's file.</summary>
    public required string Name { get; init; }

    /// <summary>The family of the model.</summary>
    public ModelKind Kind { get; init; }

    /// <summary>What <see cref="FieldUse.LossIncrease"/> is the rise of: <c>logLoss</c>, in nats, or <c>squaredError</c>.</summary>
    public required string Loss { get; init; }

    /// <summary>The loss with every field in place.</summary>
    public double BaseLoss { get; init; }

    /// <summary>The area under the ROC curve with every field in place; null where it is not defined.</summary>
    public double? BaseAuc { get; init; }

    /// <summary>How many rows the model was measured on: all, or a sample.</summary>
    public int Rows { get; init; }

    /// <summary>How often each field was shuffled.</summary>
    public int Repeats { get; init; }
}

namespace FeatureGen.Learning.Training;

/// <summary>Moves the rows of a table against their gradients.</summary>
internal abstract class Optimizer
{
    /// <summary>Makes a step and clears the rows' gradients.</summary>
    /// <param name="rows">The rows that the batch touched, each once.</param>
    /// <param name="gradientScale">What the gathered sums are multiplied by to be means.</param>
    /// <param name="rate">The size of the step.</param>
    public abstract void Step(ReadOnlySpan<int> rows, float gradientScale, float rate);

    /// <summary>The optimiser of the options for a table.</summary>
    public static Optimizer Of(ParameterTable table, TrainingOptions options, double l1, double l2) => options.Optimizer switch
    {
        OptimizerKind.Ftrl => new FtrlOptimizer(table, (float)options.EffectiveLearningRate, (float)l1, (float)l2),
        _ => new AdamOptimizer(table, (float)l1, (float)l2),
    };
}

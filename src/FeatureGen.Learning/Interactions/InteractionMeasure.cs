namespace FeatureGen.Learning.Interactions;

/// <summary>How far the label of several fields' combinations is from what the fields say without all of them together.</summary>
/// <param name="Gain">What the combination adds, nats a row, less what chance would.</param>
/// <param name="Variance">The variance of the gain.</param>
/// <param name="PValue">The probability of as much without an interaction; at least that where the test ended early.</param>
internal readonly record struct InteractionMeasure(double Gain, double Variance, double PValue)
{
    /// <summary>Nothing that could be tested.</summary>
    public static InteractionMeasure None => new(0, 0, 1);

    /// <summary>The 95 % interval of the gain, not below 0.</summary>
    public (double Low, double High) Interval
    {
        get
        {
            double width = 1.959963984540054 * Math.Sqrt(Variance);
            return (Math.Max(0, Gain - width), Math.Max(0, Gain + width));
        }
    }
}

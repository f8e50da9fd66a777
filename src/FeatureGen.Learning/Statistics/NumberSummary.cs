namespace FeatureGen.Learning.Statistics;

/// <summary>Moments of the numbers of a column, missing ones left out.</summary>
/// <param name="Min">The smallest.</param>
/// <param name="Max">The largest.</param>
/// <param name="Mean">Their mean.</param>
/// <param name="StandardDeviation">The root of their mean squared distance from the mean.</param>
public sealed record NumberSummary(double Min, double Max, double Mean, double StandardDeviation)
{
    internal static NumberSummary? Of(ReadOnlySpan<double> values, ReadOnlySpan<long> counts)
    {
        if (values.IsEmpty)
            return null;

        // The mean first, then distances from it: no cancellation.
        double rows = 0, mean = 0, squares = 0;
        for (int i = 0; i < values.Length; i++)
        {
            rows += counts[i];
            mean += (values[i] - mean) * (counts[i] / rows);
        }

        for (int i = 0; i < values.Length; i++)
            squares += counts[i] * (values[i] - mean) * (values[i] - mean);
        return new NumberSummary(values[0], values[^1], mean, Math.Sqrt(squares / rows));
    }
}

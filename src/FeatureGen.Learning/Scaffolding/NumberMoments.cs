using FeatureGen.Learning.Statistics;

namespace FeatureGen.Learning.Scaffolding;

/// <summary>Range and skewness of numbers that come one after another.</summary>
/// <remarks>
/// Moments are updated as by Pébay, "Formulas for robust, one-pass parallel computation of covariances and arbitrary-order statistical
/// moments", Sandia report 2008-6212.
/// </remarks>
internal sealed class NumberMoments
{
    private double _count, _mean, _squares, _cubes;

    public double Min { get; private set; } = double.PositiveInfinity;

    public double Max { get; private set; } = double.NegativeInfinity;

    /// <summary>The third standardized moment; 0 where all numbers are the same.</summary>
    public double Skewness => _squares > 0 ? Math.Sqrt(_count) * _cubes / Math.Pow(_squares, 1.5) : 0;

    /// <summary>Adds a number that stands in so many rows; NaN is missing.</summary>
    public void Add(double value, long rows)
    {
        if (double.IsNaN(value)) return;
        value = NumberTable.Normalize(value);
        Min = Math.Min(Min, value);
        Max = Math.Max(Max, value);
        double count = _count + rows, distance = value - _mean;
        double added = distance * distance * _count * rows / count;
        _cubes += added * distance * (_count - rows) / count - 3 * distance * rows * _squares / count;
        _squares += added;
        _mean += distance * rows / count;
        _count = count;
    }
}

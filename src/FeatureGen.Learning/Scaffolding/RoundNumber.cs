namespace FeatureGen.Learning.Scaffolding;

/// <summary>Numbers that people like to read.</summary>
internal static class RoundNumber
{
    private static readonly int[] Steps = [10, 5, 2];

    /// <summary>
    /// Of the numbers above <paramref name="low"/> and at most <paramref name="high"/> the nearest one to <paramref name="wanted"/>, itself
    /// within, among those that are multiples of the largest step (1, 2 or 5 times a power of ten).
    /// </summary>
    public static double Between(double low, double high, double wanted)
    {
        if (!(low < high) || !double.IsFinite(low) || !double.IsFinite(high)) return wanted;
        int exponent = (int)Math.Ceiling(Math.Log10(Math.Max(Math.Abs(low), Math.Abs(high))));
        int last = exponent - 15;
        for (; exponent > last; exponent--)
        {
            foreach (int step in Steps)
            {
                double nearest = Multiple(Math.Round(Quotient(wanted, step, exponent - 1)), step, exponent - 1);
                if (IsWithin(nearest)) return nearest;
                foreach (int side in (int[])[-1, 1])
                {
                    double next = Multiple(Math.Round(Quotient(wanted, step, exponent - 1)) + side, step, exponent - 1);
                    if (IsWithin(next)) return next;
                }
            }
        }
        return wanted;

        bool IsWithin(double number) => number > low && number <= high;
    }

    // Powers of ten with a negative exponent are no doubles; dividing by those with a positive one gives the nearest double.
    private static double Quotient(double number, int step, int exponent) =>
        exponent >= 0 ? number / (step * Math.Pow(10, exponent)) : number * Math.Pow(10, -exponent) / step;

    private static double Multiple(double count, int step, int exponent) =>
        exponent >= 0 ? count * step * Math.Pow(10, exponent) : count * step / Math.Pow(10, -exponent);
}

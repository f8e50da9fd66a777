using FeatureGen.Formats.Profiles;

namespace FeatureGen.Learning.Quality;

/// <summary>What is said of numbers: zeros, negative ones, those that are not finite, those far from the middle half.</summary>
internal static class NumberFacts
{
    private const double Fence = 1.5;

    /// <summary>The facts; null if there are no finite numbers.</summary>
    public static ProfileNumbers? Of(NumberList numbers)
    {
        long finite = 0, zeros = 0, negatives = 0, infinite = 0;
        for (int i = 0; i < numbers.Values.Length; i++)
        {
            double value = numbers.Values[i];
            long rows = numbers.Rows[i];
            if (Math.Abs(value) >= float.MaxValue) infinite += rows;
            else finite += rows;
            if (value == 0) zeros += rows;
            if (value < 0) negatives += rows;
        }
        if (finite == 0) return null;
        double first = Quantile(numbers, 0.25, finite), third = Quantile(numbers, 0.75, finite);
        double low = first - Fence * (third - first), high = third + Fence * (third - first);
        long outside = 0;
        for (int i = 0; i < numbers.Values.Length; i++)
            if ((numbers.Values[i] < low || numbers.Values[i] > high) && Math.Abs(numbers.Values[i]) < float.MaxValue) outside += numbers.Rows[i];
        double all = numbers.Total;
        return new ProfileNumbers
        {
            ZeroShare = zeros / all,
            NegativeShare = negatives / all,
            NotFiniteShare = (infinite + numbers.NaNs) / all,
            OutsideShare = outside / all,
            LowLimit = low,
            HighLimit = high,
        };
    }

    /// <summary>The smallest finite number that a share of the finite ones do not exceed.</summary>
    public static double Quantile(NumberList numbers, double share, long finite)
    {
        long wanted = Math.Max(1, (long)Math.Ceiling(share * finite)), seen = 0;
        for (int i = 0; i < numbers.Values.Length; i++)
        {
            if (Math.Abs(numbers.Values[i]) >= float.MaxValue) continue;
            seen += numbers.Rows[i];
            if (seen >= wanted) return numbers.Values[i];
        }
        return double.NaN;
    }
}

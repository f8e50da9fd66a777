using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using FeatureGen.Formats.Profiles;

namespace FeatureGen.Learning.Quality;

/// <summary>What is said of numbers: zeros, negative ones, those that are not finite, those far from the middle half.</summary>
internal static class NumberFacts
{
    private const double Fence = 1.5;

    /// <summary>The facts; null if there are no finite numbers.</summary>
    public static ProfileNumbers? Of(NumberList numbers)
    {
        var (values, rows) = (numbers.Values, numbers.Rows);
        int from = PlaceOf(values, -float.MaxValue, behind: true), to = PlaceOf(values, float.MaxValue, behind: false);
        if (from >= to) return null;
        long finite = Sum(rows, from, to);
        double first = Quantile(numbers, 0.25, finite), third = Quantile(numbers, 0.75, finite);
        double low = first - Fence * (third - first), high = third + Fence * (third - first);
        int negative = PlaceOf(values, 0, behind: false), positive = PlaceOf(values, 0, behind: true);
        long outside = Sum(rows, from, PlaceOf(values, low, behind: false)) + Sum(rows, PlaceOf(values, high, behind: true), to);
        double all = numbers.Total;
        return new ProfileNumbers
        {
            ZeroShare = Sum(rows, negative, positive) / all,
            NegativeShare = Sum(rows, 0, negative) / all,
            NotFiniteShare = (numbers.Total - finite) / all,
            OutsideShare = outside / all,
            LowLimit = low,
            HighLimit = high,
        };
    }

    /// <summary>The place of a number among sorted ones, or where it would be; or the first place behind.</summary>
    private static int PlaceOf(double[] values, double value, bool behind)
    {
        int place = Array.BinarySearch(values, value);
        return place < 0 ? ~place : behind ? place + 1 : place;
    }

    private static long Sum(long[] rows, int from, int to) => from < to ? TensorPrimitives.Sum<long>(rows.AsSpan(from, to - from)) : 0;

    /// <summary>The smallest finite number that a share of the finite ones do not exceed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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

using System.Numerics;

namespace FeatureGen.Learning.Statistics;

/// <summary>
/// Estimates how many different hashes it was given, with a standard error of 0.8 %, in 16 KB: HyperLogLog (Flajolet, Fusy, Gandouet and
/// Meunier, 2007), with the estimator that is unbiased for few and for many alike (Ertl, "New cardinality estimation algorithms for
/// HyperLogLog sketches", 2017). What it was given, not in which order or how often, decides.
/// </summary>
internal sealed class DistinctCounter
{
    private const int Bits = 14;
    private const int MaxRun = 64 - Bits;
    private readonly byte[] _longest = new byte[1 << Bits];

    /// <summary>The standard deviation of an estimate, as a share of it.</summary>
    public static double StandardError { get; } = 1.04 / Math.Sqrt(1 << Bits);

    public void Add(ulong hash)
    {
        // Mixed again: the counter must not depend on which bits of the hash were used elsewhere.
        hash = (hash ^ (hash >> 32)) * 0xD6E8FEB86659FD93;
        hash = (hash ^ (hash >> 32)) * 0xD6E8FEB86659FD93;
        hash ^= hash >> 32;
        int register = (int)(hash >> MaxRun);
        byte run = (byte)(BitOperations.TrailingZeroCount(hash | (1UL << MaxRun)) + 1);
        if (_longest[register] < run)
            _longest[register] = run;
    }

    public long Estimate()
    {
        var registers = new int[MaxRun + 2];
        foreach (byte run in _longest)
            registers[run]++;
        double m = _longest.Length;
        double sum = m * Tau(1 - registers[^1] / m);
        for (int run = MaxRun; run > 0; run--)
            sum = 0.5 * (sum + registers[run]);
        sum += m * Sigma(registers[0] / m);
        return (long)Math.Round(m * m / (2 * Math.Log(2) * sum));
    }

    // Ertl's two series, summed until they do not change: for registers that were never hit, and for those that ran over.
    private static double Sigma(double x)
    {
        if (x == 1)
            return double.PositiveInfinity;
        double factor = 1, sum = x, before;
        do
        {
            x *= x;
            before = sum;
            sum += x * factor;
            factor *= 2;
        }
        while (sum != before);
        return sum;
    }

    private static double Tau(double x)
    {
        if (x is 0 or 1)
            return 0;
        double factor = 1, sum = 1 - x, before;
        do
        {
            x = Math.Sqrt(x);
            before = sum;
            factor *= 0.5;
            sum -= (1 - x) * (1 - x) * factor;
        }
        while (sum != before);
        return sum / 3;
    }
}

namespace FeatureGen.Learning.Quality;

/// <summary>How surprising each value of a column is: minus the logarithm of how frequent it is, nats.</summary>
internal sealed class Surprise
{
    private readonly double[] _shares;

    private Surprise(double[] of, double[] shares)
    {
        (Of, _shares) = (of, shares);
        for (int code = 0; code < of.Length; code++) Mean += shares[code] * of[code];
        for (int code = 0; code < of.Length; code++) Variance += shares[code] * (of[code] - Mean) * (of[code] - Mean);
    }

    /// <summary>By code.</summary>
    public double[] Of { get; }

    public double Mean { get; }

    public double Variance { get; }

    /// <summary>Of a column of values.</summary>
    /// <param name="counts">The rows of each code.</param>
    public static Surprise OfValues(int[] counts)
    {
        double[] shares = Shares(counts);
        return new Surprise(Array.ConvertAll(shares, share => share > 0 ? -Math.Log(share) : 0), shares);
    }

    /// <summary>Of a column of numbers: by how few of them are as far from the middle; code 0, the missing ones, by how many are.</summary>
    /// <param name="counts">The rows of each code, in the order of the numbers.</param>
    public static Surprise OfNumbers(int[] counts)
    {
        double[] shares = Shares(counts), of = new double[counts.Length];
        double present = 1 - shares[0], below = 0;
        for (int code = 1; code < counts.Length; code++)
        {
            double above = present - below - shares[code];
            // Among those with a value: the smaller of both tails with the value itself, twice.
            double tail = Math.Min(below + shares[code], above + shares[code]) / present;
            if (counts[code] > 0) of[code] = -Math.Log(Math.Min(1, 2 * tail) * (shares[0] > 0 ? present : 1));
            below += shares[code];
        }
        if (shares[0] > 0) of[0] = -Math.Log(shares[0]);
        return new Surprise(of, shares);
    }

    /// <summary>The logarithm of the mean of exp(t times the surprise).</summary>
    public double LogMoment(double t)
    {
        double sum = 0;
        for (int code = 0; code < Of.Length; code++) sum += _shares[code] * Math.Exp(t * Of[code]);
        return Math.Log(sum);
    }

    private static double[] Shares(int[] counts)
    {
        double rows = counts.Sum();
        return Array.ConvertAll(counts, count => count / rows);
    }
}

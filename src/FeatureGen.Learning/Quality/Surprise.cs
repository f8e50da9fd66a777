namespace FeatureGen.Learning.Quality;

/// <summary>How surprising each value of a column is: minus the logarithm of how frequent it is, nats.</summary>
internal sealed class Surprise
{
    private readonly Func<double, double> _moment;

    private Surprise(double[] of, double[] shares, Func<double, double> moment)
    {
        (Of, _moment) = (of, moment);
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
        // Many values have the same count.
        var same = shares.Where(share => share > 0).CountBy(share => share).OrderBy(pair => pair.Key).ToArray();
        return new Surprise(Array.ConvertAll(shares, share => share > 0 ? -Math.Log(share) : 0), shares,
            t => same.Sum(pair => pair.Value * Math.Pow(pair.Key, 1 - t)));
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
        // Of numbers that are all different the tails are uniform; of others they are longer, and the moment is less.
        return new Surprise(of, shares, t => Math.Pow(present, 1 - t) / (1 - t) + Math.Pow(shares[0], 1 - t));
    }

    /// <summary>The logarithm of the mean of exp(t times the surprise), or of more than that; t is between 0 and 1.</summary>
    public double LogMoment(double t) => Math.Log(_moment(t));

    private static double[] Shares(int[] counts)
    {
        double rows = counts.Sum();
        return Array.ConvertAll(counts, count => count / rows);
    }
}

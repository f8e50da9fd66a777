namespace FeatureGen.Learning.Statistics;

/// <summary>Shannon entropy from counts, in nats.</summary>
public static class Entropy
{
    private static readonly double[] SmallTerms = Table(4096);
    private static readonly double[] SmallLogs = [.. Enumerable.Range(0, 4096).Select(n => n == 0 ? 0 : Math.Log(n))];

    /// <summary>-sum p ln p, p being the counts over their sum; 0 if all are 0.</summary>
    public static double FromCounts(ReadOnlySpan<int> counts)
    {
        long total = 0;
        double terms = 0;
        foreach (int count in counts)
        {
            total += count;
            terms += NLogN(count);
        }

        return total == 0 ? 0 : Math.Max(0, Math.Log(total) - terms / total);
    }

    /// <summary>n ln n, and 0 for 0.</summary>
    internal static double NLogN(long n) => (ulong)n < (ulong)SmallTerms.Length ? SmallTerms[n] : n * Math.Log(n);

    /// <summary>ln n, and 0 for 0.</summary>
    internal static double Log(int n) => (uint)n < (uint)SmallLogs.Length ? SmallLogs[n] : Math.Log(n);

    private static double[] Table(int length)
    {
        var terms = new double[length];
        for (int n = 2; n < length; n++)
            terms[n] = n * Math.Log(n);
        return terms;
    }
}

using FeatureGen.Learning.Statistics;

namespace FeatureGen.Learning.Redundancy;

/// <summary>How central fields are among those that tell the same: weighted PageRank over the graph of similarities.</summary>
/// <remarks>
/// The walk of Erkan and Radev, "LexRank", JAIR 22 (2004), that goes on by similarity and starts anew by importance: an important field
/// that many others repeat comes first.
/// </remarks>
internal static class FieldCentrality
{
    private const double Restart = 0.15;
    private const int MaxSteps = 300;
    private const double Precision = 1e-13;

    /// <summary>The share of the walk that each field gets; the shares sum to 1.</summary>
    /// <param name="importance">By field; what is not above 0 counts as 0.</param>
    /// <param name="pairs">The similar pairs.</param>
    public static double[] Of(IReadOnlyList<double> importance, IReadOnlyList<SimilarPair> pairs)
    {
        int count = importance.Count;
        double total = importance.Sum(score => Math.Max(0, score));
        double[] start = [.. importance.Select(score => total > 0 ? Math.Max(0, score) / total : 1.0 / count)];
        var degrees = new double[count];
        foreach (var (first, second, similarity) in pairs)
        {
            degrees[first] += similarity;
            degrees[second] += similarity;
        }
        double[] shares = [.. start];
        for (int step = 0; step < MaxSteps; step++)
        {
            var next = new double[count];
            for (int field = 0; field < count; field++)
                next[field] = Restart * start[field] + (degrees[field] > 0 ? 0 : (1 - Restart) * shares[field]);
            foreach (var (first, second, similarity) in pairs)
            {
                next[second] += (1 - Restart) * shares[first] * similarity / degrees[first];
                next[first] += (1 - Restart) * shares[second] * similarity / degrees[second];
            }
            double change = 0;
            for (int field = 0; field < count; field++) change += Math.Abs(next[field] - shares[field]);
            shares = next;
            if (change < Precision) break;
        }
        return shares;
    }
}

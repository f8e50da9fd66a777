using FeatureGen.Numerics;

namespace FeatureGen.Encoders;

/// <summary>
/// Numbers as indices of the intervals that ascending boundaries cut: 0 missing, 1 below the first, n + 1 from the last one on.
/// </summary>
public static class Buckets
{
    /// <summary>Up to here comparing with every boundary, a vector at a time, beats a search for each number.</summary>
    private const int MostBoundariesToCount = 32;

    /// <summary>0 for NaN, else 1 + the number of boundaries that are not above <paramref name="x"/>.</summary>
    /// <param name="x">The number.</param>
    /// <param name="boundaries">Strictly increasing.</param>
    public static int Index(float x, ReadOnlySpan<float> boundaries)
    {
        if (boundaries.Length <= MostBoundariesToCount) return (int)Maps.Apply(new BucketMap(boundaries), x);
        return float.IsNaN(x) ? 0 : Search(x, boundaries);
    }

    /// <summary><see cref="Index(float, ReadOnlySpan{float})"/> of every element, in place.</summary>
    public static void Index(Span<float> column, ReadOnlySpan<float> boundaries)
    {
        if (boundaries.Length <= MostBoundariesToCount) Maps.Apply(new BucketMap(boundaries), column);
        else
            foreach (ref float x in column) x = Index(x, boundaries);
    }

    private static int Search(float x, ReadOnlySpan<float> boundaries)
    {
        int from = 0;
        int to = boundaries.Length;
        while (from < to)
        {
            int middle = (from + to) >>> 1;
            if (boundaries[middle] <= x) from = middle + 1;
            else to = middle;
        }
        return 1 + from;
    }
}

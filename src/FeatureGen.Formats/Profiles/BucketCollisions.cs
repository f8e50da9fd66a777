namespace FeatureGen.Formats.Profiles;

/// <summary>What sharing hash buckets costs, as expected of a hash that spreads values evenly.</summary>
public static class BucketCollisions
{
    private const int MaxBuckets = 1 << 24;

    /// <summary>The share of values that have their bucket not for themselves: 1 - (1 - 1/B)^(n - 1).</summary>
    /// <param name="distinct">The number of different values, n.</param>
    /// <param name="buckets">The number of buckets, B.</param>
    public static double SharedValues(long distinct, int buckets) => distinct <= 1 ? 0 : 1 - Math.Pow(1 - 1.0 / buckets, distinct - 1);

    /// <summary>
    /// The share of the rows with a value whose bucket holds a more frequent value too, so that their weight is rather that one's: the sum
    /// of the frequencies times 1 - (1 - 1/B)^i, where i values are more frequent. Values that the profile does not count one by one pass
    /// for equally frequent. Null if it counts none.
    /// </summary>
    /// <param name="field">The field.</param>
    /// <param name="buckets">The number of buckets, B.</param>
    public static double? OvershadowedRows(ProfileField field, int buckets)
    {
        if (field.Distribution is not { Values.Count: > 0 } distribution) return null;
        int counted = distribution.Bins;
        var rows = new double[counted];
        for (int i = 0; i < distribution.Counts.Count; i++) rows[i % counted] += distribution.Counts[i];
        Array.Sort(rows, (a, b) => b.CompareTo(a));
        double rest = distribution.Rest.Sum(), alone = 1 - 1.0 / buckets, ownBucket = 1, overshadowed = 0;
        foreach (double count in rows)
        {
            overshadowed += count * (1 - ownBucket);
            ownBucket *= alone;
        }
        long others = field.Distinct - counted;
        if (others > 0) overshadowed += rest * (1 - (ownBucket - Math.Pow(alone, field.Distinct)) * buckets / others);
        double all = rows.Sum() + rest;
        return all > 0 ? overshadowed / all : null;
    }

    /// <summary>
    /// The next power of two that is more than there are now and brings the values a bucket, and the share of values that share one, below
    /// their thresholds.
    /// </summary>
    public static int Enough(ProfileField field, ProfileThresholds thresholds)
    {
        int buckets = 1;
        while (buckets < MaxBuckets && !IsEnough(field, buckets, thresholds)) buckets *= 2;
        return buckets;
    }

    private static bool IsEnough(ProfileField field, int buckets, ProfileThresholds thresholds) => buckets > field.Buckets
        && field.Distinct <= thresholds.Load * buckets && SharedValues(field.Distinct, buckets) <= thresholds.Collisions;
}

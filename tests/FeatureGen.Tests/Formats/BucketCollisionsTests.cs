using FeatureGen.Formats.Profiles;

namespace FeatureGen.Tests.Formats;

/// <summary>What sharing buckets costs, against all ways in which few values can fall into few buckets.</summary>
public sealed class BucketCollisionsTests
{
    [Theory]
    [InlineData(1, 3)]
    [InlineData(2, 5)]
    [InlineData(4, 3)]
    [InlineData(5, 4)]
    public void The_expectation_is_the_mean_over_all_ways(int values, int buckets)
    {
        // The first two are counted one by one, the others are equally frequent; by rank, the more frequent first.
        long[] rows = [.. new long[] { 50, 20 }.Take(values), .. Enumerable.Repeat(4L, Math.Max(0, values - 2))];
        int ways = (int)Math.Pow(buckets, values);
        double shared = 0, overshadowed = 0;
        for (int way = 0; way < ways; way++)
        {
            int[] bucket = [.. Enumerable.Range(0, values).Select(i => way / (int)Math.Pow(buckets, i) % buckets)];
            for (int i = 0; i < values; i++)
            {
                if (bucket.Count(b => b == bucket[i]) > 1) shared++;
                if (bucket.Take(i).Contains(bucket[i])) overshadowed += rows[i];
            }
        }

        var field = new ProfileField
        {
            Name = "Brand", Distinct = values,
            Distribution = new ProfileDistribution
            {
                // By class, the rarer value first.
                Values = new(values == 1 ? ["a"] : ["b", "a"]), Counts = new(values == 1 ? [20L, 30] : [5L, 20, 15, 30]),
                Rest = new([rows.Skip(2).Sum(), 0]), Missing = new([7L, 0]),
            },
        };
        Assert.Equal(shared / values / ways, BucketCollisions.SharedValues(values, buckets), 1e-12);
        Assert.Equal(overshadowed / rows.Sum() / ways, BucketCollisions.OvershadowedRows(field, buckets)!.Value, 1e-12);
        Assert.Null(BucketCollisions.OvershadowedRows(field with { Distribution = null }, buckets));
    }

    [Fact]
    public void Enough_buckets_are_the_fewest_that_meet_both_thresholds()
    {
        var field = new ProfileField { Name = "Brand", Distinct = 1000, Buckets = 64 };
        var thresholds = ProfileThresholds.Default;
        int enough = BucketCollisions.Enough(field, thresholds);
        Assert.InRange(BucketCollisions.SharedValues(1000, enough), 0, thresholds.Collisions);
        Assert.True(BucketCollisions.SharedValues(1000, enough / 2) > thresholds.Collisions);
        Assert.Equal(16384, BucketCollisions.Enough(field, thresholds with { Load = 0.1 }));
        Assert.Equal(2 * enough, BucketCollisions.Enough(field with { Buckets = enough }, thresholds));
        Assert.Equal(1 << 24, BucketCollisions.Enough(field with { Distinct = long.MaxValue }, thresholds));
    }
}

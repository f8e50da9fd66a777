using FeatureGen.Encoders;
using FeatureGen.Tests.Numerics;

namespace FeatureGen.Tests.Encoders;

public class BucketsTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(32)]
    [InlineData(33)]
    [InlineData(200)]
    public void An_index_counts_the_boundaries_that_are_not_above(int count)
    {
        IEnumerable<float> numbers = Samples.Column(4 * count, count).Where(x => !float.IsNaN(x)).Select(x => x + 0f);
        float[] boundaries = [.. numbers.Distinct().Take(count).Order()];
        float[] column = [.. Samples.Column(200, 7), .. boundaries];
        int[] expected = [.. column.Select(x => float.IsNaN(x) ? 0 : 1 + boundaries.Count(b => b <= x))];

        Assert.Equal(count, boundaries.Length);
        Assert.Equal(expected, column.Select(x => Buckets.Index(x, boundaries)));
        Buckets.Index(column, boundaries);
        Assert.Equal(expected, column.Select(x => (int)x));
    }
}

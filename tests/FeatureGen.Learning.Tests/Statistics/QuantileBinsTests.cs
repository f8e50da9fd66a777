using FeatureGen.Learning.Statistics;

namespace FeatureGen.Learning.Tests.Statistics;

public sealed class QuantileBinsTests
{
    [Fact]
    public void Few_values_have_a_bin_each()
    {
        double[] values = [-1, 0, 2.5];
        Assert.Equal(values, QuantileBins.Starts(values, [10, 1, 5], 3));
        Assert.Equal(0, QuantileBins.BinOf(-7, values));
        Assert.Equal(0, QuantileBins.BinOf(-1, values));
        Assert.Equal(1, QuantileBins.BinOf(2.4, values));
        Assert.Equal(2, QuantileBins.BinOf(1e9, values));
        Assert.Equal(-1, QuantileBins.BinOf(double.NaN, values));
    }

    [Fact]
    public void Equal_masses_without_ties()
    {
        double[] values = [.. Enumerable.Range(0, 6400).Select(i => (double)i)];
        long[] counts = [.. Enumerable.Repeat(3L, 6400)];
        Assert.Equal(Enumerable.Range(0, 64).Select(i => i * 100.0), QuantileBins.Starts(values, counts, 64));
    }

    [Fact]
    public void A_heavy_value_has_its_own_bin_and_the_rest_is_shared_out()
    {
        double[] values = [.. Enumerable.Range(0, 1001).Select(i => (double)i)];
        long[] counts = [.. Enumerable.Repeat(1L, 1001)];
        counts[500] = 9000;
        double[] starts = QuantileBins.Starts(values, counts, 10);
        Assert.Contains(500.0, starts);
        Assert.Contains(501.0, starts);
        Assert.InRange(starts.Length, 5, 10);
    }
}

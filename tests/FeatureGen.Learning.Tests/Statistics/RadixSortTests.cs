using FeatureGen.Learning.Statistics;

namespace FeatureGen.Learning.Tests.Statistics;

public sealed class RadixSortTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1023)]
    [InlineData(1024)]
    [InlineData(30_000)]
    public void Numbers_are_sorted_as_by_comparing(int count)
    {
        var random = new Random(count);
        foreach (Func<double> draw in (Func<double>[])[random.NextDouble, () => random.Next(-50, 50), () => 1e300 * (random.NextDouble() - 0.5), () => 7])
        {
            double[] numbers = [.. Enumerable.Range(0, count).Select(_ => draw())], sorted = [.. numbers.Order()], actual = [.. numbers];
            int[] items = [.. Enumerable.Range(0, count)];
            RadixSort.Sort(actual, items);
            Assert.Equal(sorted, actual);
            Assert.Equal(sorted, items.Select(item => numbers[item]));
            Assert.Equal(count, items.Distinct().Count());
        }
    }

    [Fact]
    public void Equal_keys_are_in_the_order_of_their_items_upper_bits_and_then_stay()
    {
        var random = new Random(5);
        (ulong Key, uint Item)[] rows = [.. Enumerable.Range(0, 5000).Select(i => ((ulong)random.Next(40) << 40, (uint)random.Next(16) << 28 | (uint)i))];
        ulong[] keys = [.. rows.Select(row => row.Key)];
        uint[] items = [.. rows.Select(row => row.Item)];
        RadixSort.Sort(keys, items, 28);
        Assert.Equal(rows.OrderBy(row => row.Key).ThenBy(row => row.Item >> 28), keys.Zip(items));
    }

    [Fact]
    public void As_many_bits_are_dropped_as_must_be()
    {
        var random = new Random(6);
        ulong[] bits = [.. Enumerable.Range(0, 3000).Select(_ => OrderedBits.Of(Math.Round(random.NextDouble() * 100 - 50, 3))).Order()];
        foreach (int limit in (ReadOnlySpan<int>)[1, 2, 100, 1000, 2999, 5000])
        {
            int dropped = OrderedBits.BitsToDrop(bits, limit);
            Assert.True(Left(dropped) <= limit);
            Assert.True(dropped == 0 || Left(dropped - 1) > limit);
        }

        Assert.All(bits, b => Assert.Equal(b, OrderedBits.Of(OrderedBits.ToNumber(b))));

        int Left(int dropped) => bits.Select(b => dropped == 64 ? 0 : b >> dropped).Distinct().Count();
    }
}

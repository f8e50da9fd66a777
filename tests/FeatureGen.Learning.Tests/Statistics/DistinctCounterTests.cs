using FeatureGen.Learning.Statistics;

namespace FeatureGen.Learning.Tests.Statistics;

public sealed class DistinctCounterTests
{
    private const int Streams = 40;

    [Theory]
    [InlineData(20)]
    [InlineData(1_000)]
    [InlineData(20_000)]
    [InlineData(41_000)]
    [InlineData(60_000)]
    [InlineData(400_000)]
    public void Errors_are_those_that_HyperLogLog_promises(int distinct)
    {
        Assert.Equal(1.04 / Math.Sqrt(16384), DistinctCounter.StandardError, 1e-12);
        double sum = 0, squares = 0;
        for (int stream = 0; stream < Streams; stream++)
        {
            var counter = new DistinctCounter();
            for (int i = 0; i < distinct; i++)
                counter.Add(HashOf(stream * 1_000_000L + i));
            double error = (double)counter.Estimate() / distinct - 1;
            Assert.InRange(error, -5 * DistinctCounter.StandardError, 5 * DistinctCounter.StandardError);
            sum += error;
            squares += error * error;
        }

        // No bias beyond what so many streams show by chance; a root mean square error within the 99.9 % limit of chi-squared.
        Assert.InRange(sum / Streams, -3.3 * DistinctCounter.StandardError / Math.Sqrt(Streams), 3.3 * DistinctCounter.StandardError / Math.Sqrt(Streams));
        Assert.InRange(Math.Sqrt(squares / Streams), 0, 1.36 * DistinctCounter.StandardError);
    }

    [Fact]
    public void Order_and_repetition_do_not_matter()
    {
        DistinctCounter forth = new(), back = new();
        for (int i = 0; i < 50_000; i++)
        {
            forth.Add(HashOf(i));
            back.Add(HashOf(49_999 - i));
            back.Add(HashOf(i / 7));
        }

        Assert.Equal(forth.Estimate(), back.Estimate());
        Assert.Equal(0, new DistinctCounter().Estimate());
    }

    private static ulong HashOf(long value) => ValueDictionary.HashOf(BitConverter.GetBytes(value));
}

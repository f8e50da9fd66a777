using FeatureGen.Encoders;

namespace FeatureGen.Tests.Encoders;

public class CrossesTests
{
    [Fact]
    public void Combinations_that_fit_have_each_an_index()
    {
        int[] all =
        [
            .. from a in Enumerable.Range(0, 3) from b in Enumerable.Range(0, 4) from c in Enumerable.Range(0, 5)
               select Crosses.Index(a, b, c, 3, 4, 5, 60),
        ];
        Assert.Equal(Enumerable.Range(0, 60), all);
        Assert.Equal(2 * 4 + 3, Crosses.Index(2, 3, 3, 4, 12));
        Assert.Equal(60, Crosses.IndexSpace([3, 4, 5], 60));
        Assert.Equal(59, Crosses.IndexSpace([3, 4, 5], 59));
        Assert.Equal(8192, Crosses.IndexSpace([int.MaxValue, int.MaxValue, int.MaxValue], 8192));
    }

    [Fact]
    public void Others_are_hashed_as_four_bytes_each()
    {
        byte[] bytes = [2, 0, 0, 0, 1, 16, 0, 0, 255, 255, 0, 0];
        Assert.Equal((int)(Hashing.Murmur3(bytes.AsSpan(0, 8)) % 11), Crosses.Index(2, 4097, 3, 5000, 11));
        Assert.Equal((int)(Hashing.Murmur3(bytes) % 11), Crosses.Index(2, 4097, 65535, 3, 5000, 65536, 11));
    }

    [Theory]
    [InlineData(40 * 4097)]
    [InlineData(40 * 4097 - 1)]
    [InlineData(8192)]
    [InlineData(7)]
    [InlineData(1)]
    public void All_forms_agree(int buckets)
    {
        for (int length = 0; length < 70; length++)
        {
            var random = new Random(length);
            float[] a = [.. Enumerable.Range(0, length).Select(_ => (float)random.Next(40))];
            float[] b = [.. Enumerable.Range(0, length).Select(_ => (float)random.Next(4097))];
            int[] expected = [.. a.Zip(b, (x, y) => Crosses.Index([(int)x, (int)y], [40, 4097], buckets))];
            Assert.Equal(expected, a.Zip(b, (x, y) => Crosses.Index((int)x, (int)y, 40, 4097, buckets)));
            Crosses.Index(a, b, 40, 4097, buckets, a);
            Assert.Equal(expected, a.Select(x => (int)x));
            Assert.All(expected, index => Assert.InRange(index, 0, buckets - 1));
        }
    }

    [Fact]
    public void Lengths_that_do_not_match_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Crosses.Index([1, 2], [3], 10));
        Assert.Throws<ArgumentException>(() => Crosses.Index([1f], [1f, 2f], 3, 3, 9, new float[2]));
        Assert.Throws<ArgumentException>(() => Crosses.Index([1f, 2f], [1f, 2f], 3, 3, 9, new float[1]));
    }
}

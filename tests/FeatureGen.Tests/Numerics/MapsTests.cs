using System.Runtime.Intrinsics;
using FeatureGen.Numerics;

namespace FeatureGen.Tests.Numerics;

public class MapsTests
{
    private static readonly float[] Boundaries = [-50f, -0f, float.Epsilon, 18f, 25f, 65f, float.MaxValue];

    [Fact]
    public void Columns_have_the_bits_of_single_values_on_every_width_and_length()
    {
        Check(new Log1PMap());
        Check(new SqrtMap());
        Check(new StandardizeMap(3.7f, 1f / 2.9f));
        Check(new StandardizeMap(-1e38f, 1e30f));
        Check(new ClipMap(-2f, 30f));
    }

    [Fact]
    public void Counting_boundaries_has_the_bits_of_single_values_on_every_width_and_length()
    {
        for (int length = 0; length <= 2 * Simd512.Count + 1; length++)
        {
            float[] input = Samples.Column(length, length);
            float[] expected = [.. input.Select(x => Maps.Apply(new BucketMap(Boundaries), x))];
            float[] actual = [.. input];
            Maps.Apply(new BucketMap(Boundaries), actual);
            AssertSameBits(expected, actual);
            if (length < Simd512.Count) continue;
            actual = [.. input];
            Maps.Run<BucketMap, Simd512, Vector512<float>, Vector512<int>>(new BucketMap(Boundaries), actual);
            AssertSameBits(expected, actual);
        }
    }

    [Fact]
    public void Functions_of_two_have_the_same_bits_on_every_width_and_length()
    {
        for (int length = 0; length <= 2 * Simd512.Count + 1; length++)
        {
            var random = new Random(length);
            float[] x = [.. Enumerable.Range(0, length).Select(_ => (float)random.Next(4097))];
            float[] y = [.. Enumerable.Range(0, length).Select(_ => (float)random.Next(4097))];
            Check(new MixedRadixMap(4097), x, y);
            Check(new Murmur3Map(), x, y);
        }
    }

    /// <summary>
    /// The bits that every processor must give. Run with DOTNET_EnableAVX512=0, DOTNET_EnableAVX2=0, DOTNET_EnableHWIntrinsic=0 this also
    /// holds hardware with less to them.
    /// </summary>
    [Fact]
    public void The_logarithm_has_the_same_bits_on_every_processor()
    {
        float[] column = [.. Enumerable.Range(0, 1 << 16).Select(i => BitConverter.Int32BitsToSingle(i * 65537 - (1 << 30)))];
        Maps.Apply(new Log1PMap(), column);
        uint hash = column.Aggregate(2166136261, (hash, x) => (hash ^ BitConverter.SingleToUInt32Bits(x)) * 16777619);
        Assert.Equal(2647789473, hash);
    }

    private static void Check<TMap>(TMap map) where TMap : struct, IMap
    {
        for (int length = 0; length <= 2 * Simd512.Count + 1; length++)
        {
            float[] input = Samples.Column(length, length);
            float[] expected = [.. input.Select(x => Maps.Apply(map, x))];
            float[] actual = [.. input];
            Maps.Apply(map, actual);
            AssertSameBits(expected, actual);
            CheckWidth<TMap, Simd128, Vector128<float>, Vector128<int>>(map, input, expected);
            CheckWidth<TMap, Simd256, Vector256<float>, Vector256<int>>(map, input, expected);
            CheckWidth<TMap, Simd512, Vector512<float>, Vector512<int>>(map, input, expected);
        }
    }

    private static void CheckWidth<TMap, TSimd, TFloat, TInt>(TMap map, float[] input, float[] expected)
        where TMap : struct, IMap
        where TSimd : ISimd<TFloat, TInt>
    {
        if (input.Length < TSimd.Count) return;
        float[] actual = [.. input];
        Maps.Run<TMap, TSimd, TFloat, TInt>(map, actual);
        AssertSameBits(expected, actual);
    }

    private static void Check<TMap>(TMap map, float[] x, float[] y) where TMap : struct, IMap2
    {
        var expected = new float[x.Length];
        for (int i = 0; i < x.Length; i++)
            expected[i] = map.Apply<Simd128, Vector128<float>, Vector128<int>>(Vector128.Create(x[i]), Vector128.Create(y[i])).ToScalar();
        float[] inPlace = [.. x];
        Maps.Apply(map, inPlace, y, inPlace);
        AssertSameBits(expected, inPlace);
        CheckWidth<TMap, Simd128, Vector128<float>, Vector128<int>>(map, x, y, expected);
        CheckWidth<TMap, Simd256, Vector256<float>, Vector256<int>>(map, x, y, expected);
        CheckWidth<TMap, Simd512, Vector512<float>, Vector512<int>>(map, x, y, expected);
    }

    private static void CheckWidth<TMap, TSimd, TFloat, TInt>(TMap map, float[] x, float[] y, float[] expected)
        where TMap : struct, IMap2
        where TSimd : ISimd<TFloat, TInt>
    {
        if (x.Length < TSimd.Count) return;
        var actual = new float[x.Length];
        Maps.Run<TMap, TSimd, TFloat, TInt>(map, x, y, actual);
        AssertSameBits(expected, actual);
    }

    private static void AssertSameBits(float[] expected, float[] actual) =>
        Assert.Equal(expected.Select(BitConverter.SingleToInt32Bits), actual.Select(BitConverter.SingleToInt32Bits));
}

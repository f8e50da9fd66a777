using System.Runtime.Intrinsics;
using FeatureGen.Numerics;
using FsCheck;
using FsCheck.Fluent;

namespace FeatureGen.Tests.Ranking;

public class TopKTests
{
    /// <summary>Orders of scores that a selection could stumble over.</summary>
    private static readonly Func<Random, int, int, float>[] Shapes =
    [
        (random, _, _) => (float)random.NextDouble(),
        (random, _, _) => random.Next(4) - 2f,
        (_, i, _) => i,
        (_, i, _) => -i,
        (_, _, _) => 0f,
        (_, i, _) => i % 2 == 0 ? 0f : -0f,
        (_, _, _) => float.NaN,
        (random, _, _) => random.Next(10) == 0 ? 1f : float.NaN,
        (random, _, _) => random.Next(10) == 0 ? -float.MaxValue : float.NegativeInfinity,
        (random, _, _) => random.Next(3) switch { 0 => float.NaN, 1 => float.NegativeInfinity, _ => float.PositiveInfinity },
        (random, _, _) => BitConverter.Int32BitsToSingle(random.Next(int.MinValue, int.MaxValue)),
        // The best all in one group of the bound's, ascending: nearly everything passes a low bound.
        (_, i, n) => i % 128 == 5 ? n + i : i / (float)n,
        (_, i, n) => i % 128 == 5 || i > n / 2 ? i : -i,
    ];

    [Fact]
    public void Select_is_a_stable_sort()
    {
        var random = new Random(1);
        int[] lengths = [1, 2, 3, 15, 16, 17, 31, 33, 63, 64, 65, 100, 255, 257, 511, 1000, 2048, 5000];
        foreach (int n in lengths)
            foreach (Func<Random, int, int, float> shape in Shapes)
            {
                float[] scores = [.. Enumerable.Range(0, n).Select(i => shape(random, i, n))];
                int[] sorted = Sort(scores);
                foreach (int k in new[] { 0, 1, 2, 10, 100, 300, n / 2, n - 1, n, n + 1 }) Check(scores, sorted, k);
            }
    }

    [Fact]
    public void Select_is_a_stable_sort_of_many()
    {
        var random = new Random(2);
        foreach (Func<Random, int, int, float> shape in Shapes)
        {
            float[] scores = [.. Enumerable.Range(0, 60_000).Select(i => shape(random, i, 60_000))];
            int[] sorted = Sort(scores);
            foreach (int k in new[] { 1, 10, 100, 3000 }) Check(scores, sorted, k);
        }
    }

    [Fact]
    public void Select_is_a_stable_sort_of_anything()
    {
        Gen<float> few = Gen.Choose(-3, 3).Select(i => (float)i);
        Gen<float> score = Gen.OneOf(Gen.Elements(Numerics.Samples.Odd), few, ArbMap.Default.GeneratorFor<float>());
        var cases = from n in Gen.Choose(0, 700) from scores in score.ArrayOf(n) from k in Gen.Choose(0, n + 2) select (scores, k);
        Prop.ForAll(cases.ToArbitrary(), c => Check(c.scores, Sort(c.scores), c.k)).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Nothing_in_nothing_out()
    {
        Assert.Equal(0, TopK.Select([], new Ranked[3]));
        Assert.Equal(0, TopK.Select([1f], []));
    }

    private static int[] Sort(float[] scores) =>
        [.. Enumerable.Range(0, scores.Length).OrderBy(i => float.IsNaN(scores[i])).ThenByDescending(i => scores[i]).ThenBy(i => i)];

    private static void Check(float[] scores, int[] sorted, int k)
    {
        k = Math.Max(k, 0);
        var top = new Ranked[k];
        int expected = Math.Min(k, scores.Length);
        Assert.Equal(expected, TopK.Select(scores, top));
        AssertIs(sorted, scores, top.AsSpan(0, expected));
        if (expected == 0) return;
        CheckWidth<Simd128, Vector128<float>, Vector128<int>>(scores, sorted, expected);
        CheckWidth<Simd256, Vector256<float>, Vector256<int>>(scores, sorted, expected);
        CheckWidth<Simd512, Vector512<float>, Vector512<int>>(scores, sorted, expected);
    }

    private static void CheckWidth<TSimd, TFloat, TInt>(float[] scores, int[] sorted, int k) where TSimd : ISimd<TFloat, TInt>
    {
        var top = new Ranked[k];
        TopK.Select<TSimd, TFloat, TInt>(scores, top);
        AssertIs(sorted, scores, top);
    }

    private static void AssertIs(int[] sorted, float[] scores, ReadOnlySpan<Ranked> top)
    {
        for (int i = 0; i < top.Length; i++)
        {
            float score = scores[sorted[i]];
            if (top[i].Index != sorted[i] || BitConverter.SingleToInt32Bits(top[i].Score) != BitConverter.SingleToInt32Bits(score))
                Assert.Fail($"{scores.Length} scores, best {top.Length}: place {i} has {top[i]}, not index {sorted[i]} ({score}).");
        }
    }
}

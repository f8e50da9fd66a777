using System.Runtime.Intrinsics;
using FeatureGen.Numerics;
using FeatureGen.Scoring;
using FeatureGen.Trees.Kernels;

namespace FeatureGen.Tests.Trees.Kernels;

/// <summary>Holds the vectorised searches to the scalar one for every number of cuts.</summary>
public class QuantiserTests
{
    private const int Stride = 64;

    [Fact]
    public void Ranks_are_those_of_the_scalar_search_on_every_width()
    {
        foreach (int cutCount in (IEnumerable<int>)[.. Enumerable.Range(1, 40), 63, 64, 127, 128, 254, 255, 256, 900])
        {
            var random = new Random(cutCount);
            float[] cuts = [.. Enumerable.Range(0, cutCount - 1).Select(_ => random.NextSingle() - 0.5f).Append(0f).Distinct().Order()];
            if (cutCount % 3 == 0) cuts[^1] = Cut.BeyondAll;
            if (cutCount % 5 == 0) cuts[0] = float.NegativeInfinity;
            if (cutCount % 7 == 0) cuts[^1] = float.PositiveInfinity;
            AssertSame(cuts, [.. cuts.SelectMany(cut => (float[])[cut, float.BitDecrement(cut), float.BitIncrement(cut)]), float.NaN, float.NaN,
                float.PositiveInfinity, float.NegativeInfinity, 0, -0f, 1e-35f, -1e-36f, float.Epsilon, float.MaxValue, float.MinValue]);
        }
    }

    [Fact]
    public void A_rank_counts_the_cuts_that_a_value_reaches()
    {
        var feature = new FeatureRanks(0, [-1f, 0f, 2f, Cut.BeyondAll], []);
        Assert.Equal([0, 1, 1, 2, 2, 3, 3, 0], new[] { -2f, -1f, -float.Epsilon, -0f, 1f, 2f, float.PositiveInfinity, float.NaN }.Select(feature.Rank));
    }

    private static void AssertSame(float[] cuts, float[] values)
    {
        var columns = Enum.GetValues<MissingRank>()
            .SelectMany(missing => Enumerable.Range(0, cuts.Length / 256 + 1).Select(segment => (Missing: missing, Base: segment * 255)))
            .Select((column, i) => (i, column.Missing, column.Base)).ToArray();
        var quantiser = new Quantiser(columns.Length, [new FeatureRanks(0, cuts, columns)], []);
        var expected = new byte[columns.Length];
        for (int first = 0; first < values.Length; first += Stride)
        {
            float[] block = [.. values.Skip(first).Take(Stride)];
            var actual = Ranks(quantiser, block);
            for (int row = 0; row < block.Length; row++)
            {
                quantiser.RankPlainly(block.AsSpan(row, 1), expected);
                foreach (var width in actual)
                    Assert.Equal(expected, Enumerable.Range(0, columns.Length).Select(column => width[column * Stride + row]));
            }
        }
    }

    private static List<byte[]> Ranks(Quantiser quantiser, float[] block)
    {
        var ranks = Enumerable.Range(0, HeapSearch.IsSupported ? 4 : 2).Select(_ => new byte[quantiser.ColumnCount * Stride]).ToList();
        var tile = new TileBlock(new FeatureTile(block, 1, block.Length), 0);
        quantiser.Rank<Simd128, Vector128<float>, Vector128<int>>(tile, 0, block.Length, ref ranks[0][0], Stride);
        quantiser.Rank<Simd256, Vector256<float>, Vector256<int>>(tile, 0, block.Length, ref ranks[1][0], Stride);
        if (ranks.Count == 2) return ranks;
        quantiser.RankBlock(tile, 0, block.Length, ref ranks[2][0], Stride);
        var row = new byte[quantiser.ColumnCount];
        for (int i = 0; i < block.Length; i++)
        {
            quantiser.RankRow(tile, i, ref row[0]);
            for (int column = 0; column < row.Length; column++) ranks[3][column * Stride + i] = row[column];
        }
        return ranks;
    }
}

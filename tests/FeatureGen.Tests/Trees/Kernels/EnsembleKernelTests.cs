using System.Globalization;
using System.Runtime.InteropServices;
using FeatureGen.Formats.Trees;
using FeatureGen.Testing;
using FeatureGen.Trees;
using FeatureGen.Trees.Kernels;

namespace FeatureGen.Tests.Trees.Kernels;

/// <summary>Holds the kernels, on every width, to the plain walk: not one bit may differ.</summary>
public class EnsembleKernelTests
{
    private static readonly KernelWidth[] s_widths = [.. Enum.GetValues<KernelWidth>().Where(width => width <= KernelWidths.Best)];

    // Every way to read a category, beside numbers.
    private static readonly NodeRule[] s_categoryRules =
    [
        NodeRule.NaNIsMissing, NodeRule.Categorical, NodeRule.Categorical | NodeRule.NaNIsMissing,
        NodeRule.Categorical | NodeRule.NaNIsMissing | NodeRule.DefaultLeft, NodeRule.Categorical | NodeRule.MinusFractionIsZero,
        NodeRule.Categorical | NodeRule.WholeNumbers | NodeRule.ZeroIsMissing,
    ];

    [Theory]
    [InlineData(1, 30)]
    [InlineData(8, 200)]
    [InlineData(64, 100)]
    [InlineData(256, 12)]
    [InlineData(700, 6)]
    public void Scores_have_the_bits_of_the_walk(int mostLeaves, int mostTrees)
    {
        for (int seed = 0; seed < 12; seed++)
        {
            var random = new RandomEnsemble(seed * 1000 + mostLeaves, mostLeaves, mostTrees);
            foreach (int rows in (int[])[1, 5, 100, 300]) AssertSame(random.Ensemble, random.Tile(rows), rows);
        }
    }

    /// <summary>Single rows of few columns are scored in other ways than those of many: by trees of depth 6, and by trees of 64 leaves.</summary>
    [Theory]
    [InlineData(7)]
    [InlineData(64)]
    public void Scores_of_few_columns_have_the_bits_of_the_walk(int mostLeaves)
    {
        NodeRule[] rules = [NodeRule.NaNIsMissing, NodeRule.LessOrEqual | NodeRule.NaNIsMissing | NodeRule.DefaultLeft, NodeRule.ZeroIsMissing];
        for (int seed = 0; seed < 20; seed++)
        {
            var random = new RandomEnsemble(seed * 1000 + mostLeaves, mostLeaves, mostTrees: 150, rules: rules);
            foreach (int rows in (int[])[1, 3, 400]) AssertSame(random.Ensemble, random.Tile(rows), rows);
        }
    }

    [Fact]
    public void Many_features_and_cuts_need_more_columns_than_a_vector_has_lanes()
    {
        var random = new RandomEnsemble(2, mostLeaves: 60, mostTrees: 300, mostFeatures: 60);
        AssertSame(random.Ensemble, random.Tile(150), 150);
    }

    /// <summary>Sets of one feature that a byte tells apart and that it does not; trees that run in lanes, masked, and neither.</summary>
    [Theory]
    [InlineData(2, 7)]
    [InlineData(16, 60)]
    [InlineData(41, 7)]
    [InlineData(120, 60)]
    [InlineData(240, 7)]
    [InlineData(300, 100)]
    public void Sets_of_categories_have_the_bits_of_the_walk(int mostCategories, int mostLeaves)
    {
        for (int seed = 0; seed < 6; seed++)
        {
            var random = new RandomEnsemble(
                seed * 1000 + mostCategories, mostLeaves, mostTrees: 150, mostFeatures: 6, rules: s_categoryRules, mostCategories: mostCategories);
            foreach (int rows in (int[])[1, 60, 129, 400]) AssertSame(random.Ensemble, random.Tile(rows), rows);
        }
    }

    [Fact]
    public void Scoring_by_sets_of_categories_does_not_allocate()
    {
        var random = new RandomEnsemble(
            1, mostLeaves: 60, mostTrees: 300, featureCount: 5, precision: TreePrecision.Single, rules: s_categoryRules, mostCategories: 40);
        AssertNoAllocation(random);
    }

    [Fact]
    public void Scoring_does_not_allocate()
    {
        var random = new RandomEnsemble(1, mostLeaves: 60, mostTrees: 40, precision: TreePrecision.Single, rules: [NodeRule.NaNIsMissing, NodeRule.Less]);
        AssertNoAllocation(random);
    }

    [Fact]
    public void A_tile_or_margins_of_the_wrong_size_are_refused()
    {
        var random = new RandomEnsemble(1, mostLeaves: 4, mostTrees: 4);
        var kernel = EnsembleKernel.Create(random.Ensemble);
        int features = random.Ensemble.Features.Count;
        Assert.Throws<ArgumentException>(() => kernel.Score(new FeatureTile(new float[2 * features + 2], features + 1, 2), new float[10]));
        Assert.Throws<ArgumentException>(() => kernel.Score(new FeatureTile(new float[2 * features], features, 2), new double[1]));
    }

    [SharedFact("models/gbdt")]
    public void Margins_of_the_reference_models_are_exact()
    {
        foreach (string model in (string[])["a", "b"])
            foreach (string rows in (string[])["", "nan"])
            {
                var ensemble = XGBoostReader.Read(File.ReadAllText(SharedFolder.File($"models/gbdt/{model}.json")), model);
                var tile = Columns(Floats($"test1000{rows}.f32"), ensemble.Features.Count);
                var expected = Bits(Floats($"margin{rows}_{model}.f32"));
                foreach (var width in s_widths)
                {
                    var kernel = EnsembleKernel.Create(ensemble, width);
                    var margins = new float[expected.Length];
                    kernel.Score(new FeatureTile(tile, ensemble.Features.Count, expected.Length), margins);
                    Assert.Equal(expected, Bits(margins));
                    for (int row = 0; row < expected.Length; row++)
                        kernel.Score(new FeatureTile(Row(tile, row, expected.Length), ensemble.Features.Count, 1), margins.AsSpan(row, 1));
                    Assert.Equal(expected, Bits(margins));
                }
            }
    }

    [SharedFact("models/parity")]
    public void Models_of_every_kind_have_the_margins_of_the_walk()
    {
        foreach (string folder in Directory.GetDirectories(SharedFolder.File("models/parity")))
        {
            string file = Directory.GetFiles(folder, "model.*").Single();
            var ensemble = TreeModelReader.Read(File.ReadAllText(file), file);
            string[] lines = File.ReadAllLines(Path.Combine(folder, "rows.csv"));
            string[] names = lines[0].Split(',');
            string[][] rows = [.. lines.Skip(1).Select(line => line.Split(','))];
            float[] tile = [.. ensemble.Features.SelectMany(feature => rows.Select(row => Number(row[Array.IndexOf(names, feature.Name)])))];
            AssertSame(ensemble, tile, rows.Length);
        }
    }

    private static void AssertNoAllocation(RandomEnsemble random)
    {
        var tile = random.Tile(200);
        var margins = new float[200 * random.Ensemble.OutputCount];
        foreach (var width in s_widths)
        {
            var kernel = EnsembleKernel.Create(random.Ensemble, width);
            AllocationAssert.AssertNoAllocation(() =>
            {
                kernel.Score(new FeatureTile(tile, random.Ensemble.Features.Count, 200), margins);
                kernel.Score(new FeatureTile(tile, random.Ensemble.Features.Count, 1), margins);
            });
        }
    }

    private static float Number(string cell) => cell switch
    {
        "" => float.NaN,
        "inf" => float.PositiveInfinity,
        "-inf" => float.NegativeInfinity,
        _ => float.Parse(cell, CultureInfo.InvariantCulture),
    };

    private static void AssertSame(TreeEnsemble ensemble, float[] tile, int rows)
    {
        var walk = new PlainWalk(ensemble);
        int outputs = ensemble.OutputCount;
        double[] expected = new double[rows * outputs], margins = new double[rows * outputs];
        for (int r = 0; r < rows; r++)
        {
            double[] row = walk.Margins(Row(tile, r, rows));
            for (int output = 0; output < outputs; output++) expected[output * rows + r] = row[output];
        }
        var singles = new float[margins.Length];
        foreach (var width in s_widths)
        {
            var kernel = EnsembleKernel.Create(ensemble, width);
            kernel.Score(new FeatureTile(tile, ensemble.Features.Count, rows), margins);
            Assert.Equal(Bits(expected), Bits(margins));
            kernel.Score(new FeatureTile(tile, ensemble.Features.Count, rows), singles);
            Assert.Equal(Bits([.. expected.Select(margin => (float)margin)]), Bits(singles));
            for (int r = 0; r < Math.Min(rows, 25); r++)
            {
                double[] row = new double[outputs];
                kernel.Score(new FeatureTile(Row(tile, r, rows), ensemble.Features.Count, 1), row);
                Assert.Equal(Bits([.. row.Select((_, output) => expected[output * rows + r])]), Bits(row));
            }
        }
    }

    private static float[] Row(float[] tile, int row, int rows) => [.. Enumerable.Range(0, tile.Length / rows).Select(slot => tile[slot * rows + row])];

    private static float[] Columns(float[] values, int features) =>
        [.. Enumerable.Range(0, features).SelectMany(feature => Enumerable.Range(0, values.Length / features).Select(row => values[row * features + feature]))];

    private static float[] Floats(string file) => MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(SharedFolder.File("models/gbdt/" + file))).ToArray();

    private static int[] Bits(float[] values) => [.. values.Select(BitConverter.SingleToInt32Bits)];

    private static long[] Bits(double[] values) => [.. values.Select(BitConverter.DoubleToInt64Bits)];
}

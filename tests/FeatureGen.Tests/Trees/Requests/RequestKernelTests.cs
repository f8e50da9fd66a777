using System.Runtime.InteropServices;
using FeatureGen.Formats.Trees;
using FeatureGen.Testing;
using FeatureGen.Tests.Trees.Kernels;
using FeatureGen.Trees.Kernels;
using FeatureGen.Trees.Requests;

namespace FeatureGen.Tests.Trees.Requests;

/// <summary>Holds requests, specialised or not, to the plain walk over the joined rows: not one bit may differ on any width.</summary>
public class RequestKernelTests
{
    // What is not to be read: it would show.
    private const float Unread = 1e30f;

    private static readonly KernelWidth[] s_widths = [.. Enum.GetValues<KernelWidth>().Where(width => width <= KernelWidths.Best)];
    private static readonly bool?[] s_choices = [true, false, null];

    /// <summary>Shapes that each way of reducing and of scoring takes, and those that none does.</summary>
    [Theory]
    [InlineData(1, 30)]
    [InlineData(3, 200)]
    [InlineData(16, 100)]
    [InlineData(64, 150)]
    [InlineData(256, 12)]
    [InlineData(700, 6)]
    public void Candidates_have_the_bits_of_joined_rows(int mostLeaves, int mostTrees)
    {
        NodeRule[] fewColumns =
            [NodeRule.NaNIsMissing, NodeRule.LessOrEqual | NodeRule.NaNIsMissing | NodeRule.DefaultLeft, NodeRule.ZeroIsMissing];
        for (int seed = 0; seed < 12; seed++)
        {
            var random = new RandomEnsemble(
                seed * 1000 + mostLeaves, mostLeaves, mostTrees, rules: seed % 2 == 0 ? fewColumns : null, outputCount: 1);
            int features = random.Ensemble.Features.Count;
            var choose = new Random(seed);
            double share = choose.NextDouble();
            bool[] isContext = [.. Enumerable.Range(0, features).Select(_ => choose.NextDouble() < share)];
            AssertSame(random.Ensemble, isContext, random.Tile(1), random.Tile, [0, 1, 3, 15, 64, choose.Next(300), 257]);
        }
    }

    [Fact]
    public void Any_number_of_candidates_is_scored()
    {
        var random = new RandomEnsemble(
            3, mostLeaves: 30, mostTrees: 40, precision: TreePrecision.Single, rules: [NodeRule.NaNIsMissing], outputCount: 1);
        bool[] isContext = [.. Enumerable.Range(0, random.Ensemble.Features.Count).Select(feature => feature % 2 == 0)];
        AssertSame(random.Ensemble, isContext, random.Tile(1), random.Tile, [.. Enumerable.Range(0, 300)]);
    }

    [Fact]
    public void Linear_models_in_leaves_and_beside_trees_are_walked()
    {
        var random = new RandomEnsemble(5, mostLeaves: 8, mostTrees: 9, outputCount: 1, featureCount: 4);
        var ensemble = random.Ensemble with { Linear = new([1f, -2f, 0.5f, 3f]) };
        AssertSame(ensemble, [true, false, true, false], random.Tile(1), random.Tile, [0, 1, 20]);
    }

    [SharedFact("models/gbdt")]
    public void Margins_of_the_reference_models_are_exact()
    {
        foreach (string model in (string[])["a", "b"])
        {
            var ensemble = XGBoostReader.Read(File.ReadAllText(SharedFolder.File($"models/gbdt/{model}.json")), model);
            int features = ensemble.Features.Count;
            foreach (var width in s_widths)
                foreach (bool isFirstHalf in (bool[])[true, false])
                {
                    bool[] isContext = [.. Enumerable.Range(0, features).Select(feature => feature < 14 == isFirstHalf)];
                    var kernel = RequestKernel.Create(ensemble, isContext, width, specialises: true);
                    foreach (string rows in (string[])["", "nan"])
                    {
                        float[] values = Floats($"test1000{rows}.f32"), expected = Floats($"margin{rows}_{model}.f32");
                        for (int row = 0; row < 100; row++)
                        {
                            float[] context = values[(row * features)..((row + 1) * features)];
                            Assert.Equal(Bits([expected[row]]), Bits(Score(kernel, isContext, context, context, 1)));
                        }
                    }
                }
        }
    }

    [Fact]
    public void A_request_does_not_allocate()
    {
        var random = new RandomEnsemble(
            1, mostLeaves: 60, mostTrees: 40, precision: TreePrecision.Single, rules: [NodeRule.NaNIsMissing], outputCount: 1);
        int features = random.Ensemble.Features.Count;
        bool[] isContext = [.. Enumerable.Range(0, features).Select(feature => feature % 2 == 0)];
        float[] context = random.Tile(1), tile = random.Tile(200), margins = new float[200];
        foreach (var width in s_widths)
            foreach (bool? specialises in s_choices)
            {
                var kernel = RequestKernel.Create(random.Ensemble, isContext, width, specialises);
                var state = new byte[kernel.StateLength];
                AllocationAssert.AssertNoAllocation(() =>
                {
                    kernel.Begin(context, 200, state);
                    kernel.Score(new FeatureTile(tile, features, 200), state, margins);
                });
            }
    }

    private static void AssertSame(TreeEnsemble ensemble, bool[] isContext, float[] context, Func<int, float[]> tileOf, int[] counts)
    {
        var walk = new PlainWalk(ensemble);
        RequestKernel[] kernels = [.. s_widths.SelectMany(width =>
            s_choices.Select(specialises => RequestKernel.Create(ensemble, isContext, width, specialises)))];
        foreach (int count in counts)
        {
            float[] items = tileOf(count), expected = new float[count];
            for (int row = 0; row < count; row++)
            {
                float[] joined = [.. isContext.Select((known, feature) => known ? context[feature] : items[feature * count + row])];
                expected[row] = (float)walk.Margins(joined)[0];
            }
            foreach (var kernel in kernels) Assert.Equal(Bits(expected), Bits(Score(kernel, isContext, context, items, count)));
        }
    }

    // Scores with a dirty state, and shows the kernel nothing but what it wants.
    private static float[] Score(RequestKernel kernel, bool[] isContext, float[] context, float[] items, int count)
    {
        var state = new byte[kernel.StateLength];
        Array.Fill(state, (byte)0xCD);
        kernel.Begin([.. context.Select((value, feature) => isContext[feature] ? value : Unread)], count, state);
        var wanted = new bool[isContext.Length];
        for (int i = 0; i < kernel.AskedFeatures.Length; i++) wanted[kernel.AskedFeatures[i]] |= kernel.WantedFeatures(state)[i];
        float[] tile = [.. items.Select((value, i) => wanted[i / count] && !isContext[i / count] ? value : Unread)];
        var margins = new float[count];
        kernel.Score(new FeatureTile(tile, isContext.Length, count), state, margins);
        return margins;
    }

    private static float[] Floats(string file) =>
        MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(SharedFolder.File("models/gbdt/" + file))).ToArray();

    private static int[] Bits(float[] values) => [.. values.Select(BitConverter.SingleToInt32Bits)];
}

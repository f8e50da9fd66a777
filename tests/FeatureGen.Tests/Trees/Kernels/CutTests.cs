using FeatureGen.Formats.Trees;
using FeatureGen.Trees.Kernels;

namespace FeatureGen.Tests.Trees.Kernels;

/// <summary>Holds cuts to the comparison that they stand for, on both sides of each threshold.</summary>
public class CutTests
{
    private static readonly double[] s_thresholds =
        [0, -0.0, 0.1, -0.1, 1, double.Epsilon, -double.Epsilon, float.Epsilon, 1e-46, -1e-46, 16777217, float.MaxValue, float.MinValue, 3.4028235677973366e38,
            1e300, -1e300, double.PositiveInfinity, double.NegativeInfinity];

    [Fact]
    public void A_cut_parts_values_as_the_threshold_does()
    {
        foreach (double threshold in s_thresholds)
            foreach (float value in Near((float)threshold))
            {
                float single = (float)threshold;
                Assert.Equal(value < threshold, IsLeft(value, threshold, NodeRule.Less, TreePrecision.Double));
                Assert.Equal(value <= threshold, IsLeft(value, threshold, NodeRule.LessOrEqual, TreePrecision.Double));
                Assert.Equal(value < single, IsLeft(value, threshold, NodeRule.Less, TreePrecision.Single));
                Assert.Equal(value <= single, IsLeft(value, threshold, NodeRule.LessOrEqual, TreePrecision.Single));
            }
    }

    private static bool IsLeft(float value, double threshold, NodeRule rule, TreePrecision precision) => !(Cut.Of(threshold, rule, precision) <= value);

    private static float[] Near(float x) =>
        [x, float.BitIncrement(x), float.BitDecrement(x), 0f, -0f, 1f, -1f, float.MaxValue, float.MinValue, float.PositiveInfinity, float.NegativeInfinity];
}

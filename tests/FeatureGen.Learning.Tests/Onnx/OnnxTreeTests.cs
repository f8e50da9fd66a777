using System.Runtime.InteropServices;
using FeatureGen.Formats.Trees;
using FeatureGen.Learning.Onnx;
using FeatureGen.Testing;
using FeatureGen.Trees;
using static FeatureGen.Learning.Tests.Onnx.OnnxWriter;

namespace FeatureGen.Learning.Tests.Onnx;

/// <summary>Ensembles of ONNX say what the operators' specification and ONNX Runtime say.</summary>
public sealed class OnnxTreeTests
{
    private static readonly float[] s_values =
    [
        float.NaN, float.NegativeInfinity, -1e30f, -2, -1, -.5f, -0f, 0, float.Epsilon, .5f, MathF.BitDecrement(2), 2,
        MathF.BitIncrement(2), 2.5f, 3,
        16777216, 3e9f, float.MaxValue, float.PositiveInfinity,
    ];

    [SharedFact("models/gbdt")]
    public void Reference_models_agree_to_the_bit()
    {
        foreach (string model in new[] { "a", "b" })
        {
            string path = SharedFolder.File($"models/gbdt/{model}.onnx");
            var scorer = new EnsembleScorer(OnnxReader.Read(File.ReadAllBytes(path), path));
            foreach (string kind in new[] { "", "nan" })
            {
                float[] rows = Floats($"test1000{kind}.f32"), expected = Floats($"margin{kind}_{model}.f32");
                double[] margin = [0];
                for (int row = 0; row < expected.Length; row++)
                {
                    scorer.Margins(rows.AsSpan(row * 28, 28), margin);
                    Assert.Equal(BitConverter.DoubleToInt64Bits(expected[row]), BitConverter.DoubleToInt64Bits(margin[0]));
                }
            }
        }

        static float[] Floats(string name) =>
            MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(SharedFolder.File("models/gbdt/" + name))).ToArray();
    }

    [Theory]
    [InlineData("BRANCH_LEQ")]
    [InlineData("BRANCH_LT")]
    [InlineData("BRANCH_GTE")]
    [InlineData("BRANCH_GT")]
    [InlineData("BRANCH_EQ")]
    [InlineData("BRANCH_NEQ")]
    public void Every_mode_compares_as_floats_do(string mode)
    {
        foreach (float threshold in new[] { 0, -0f, 2, 16777216 })
            foreach (bool? missingTrue in new bool?[] { null, false, true })
                foreach (float value in s_values)
                {
                    bool holds = mode switch
                    {
                        "BRANCH_LEQ" => value <= threshold,
                        "BRANCH_LT" => value < threshold,
                        "BRANCH_GTE" => value >= threshold,
                        "BRANCH_GT" => value > threshold,
                        "BRANCH_EQ" => value == threshold,
                        _ => value != threshold,
                    };
                    if (float.IsNaN(value) && missingTrue == true) holds = true;
                    Assert.Equal(holds ? 1 : 2, Score(SmallOnnx.Stump(mode, threshold, missingTrue), value, 0).Margins[0]);
                }
    }

    [Fact]
    public void Sums_are_of_float32_in_order_and_base_values_come_last()
    {
        byte[] model = SmallOnnx.Regressor(Floats("base_values", .3f));
        Assert.Equal((.1f + .8f) + .3f, Score(model, 0, 2).Margins[0]);
        Assert.Equal((.2f + .4f) + .3f, Score(model, 1, float.NaN).Margins[0]);
    }

    [Fact]
    public void Tensors_of_float64_are_compared_and_summed_in_it()
    {
        byte[][] attributes = [.. SmallOnnx.TwoStumps().Where((_, i) => i != 4),
            Doubles("nodes_values_as_tensor", 1 + 1e-12, 0, 0, 2, 0, 0),
            .. SmallOnnx.Weights("target", [0, 0, 0, 0], 0, 0, 0, 0)[..3], Doubles("target_weights_as_tensor", .1, .2, .4, .8),
            Doubles("base_values_as_tensor", .3), Int("n_targets", 1)];
        byte[] model = Model([Node("TreeEnsembleRegressor", ["X"], ["Y"], attributes)]);
        Assert.Equal(.1 + .8 + .3, Score(model, 1, 2).Margins[0]);

        byte[] wide = Model([Node("TreeEnsembleRegressor", ["X"], ["Y"], [.. SmallOnnx.TwoStumps(),
            .. SmallOnnx.Weights("target", [0, 0, 0, 0], .1f, .2f, .4f, .8f), Int("n_targets", 1)])],
                inputs: [Input("X", Float64, null, 2)]);
        Assert.Equal((double).1f + .8f, Score(wide, 0, 2).Margins[0]);
    }

    [Fact]
    public void A_leaf_may_have_a_weight_for_each_of_several_targets()
    {
        byte[] model = Model([Node("TreeEnsembleRegressor", ["X"], ["Y"],
        [
            .. SmallOnnx.TwoStumps(), Int("n_targets", 3), Floats("base_values", 1, 2, 3), String("post_transform", "SOFTMAX"),
            // Targets of a leaf are not next to each other, and the second tree has none of target 2.
            Ints("target_treeids", 0, 0, 7, 7, 0, 0), Ints("target_nodeids", 1, 2, 6, 9, 1, 1), Ints("target_ids", 0, 0, 1, 0, 1, 2),
            Floats("target_weights", 1, 2, 30, 4, 10, 5),
        ])]);
        Assert.Equal([6.0, 12, 8], Score(model, 0, 2).Margins);
        Assert.Equal([3.0, 32, 3], Score(model, 1, 0).Margins);
        double[] predictions = Score(model, 0, 2).Predictions;
        Assert.Equal(1, predictions.Sum(), 1e-6);
        Assert.Equal(2, Math.Log(predictions[2] / predictions[0]), 1e-5);
    }

    [Fact]
    public void Averages_are_divided_by_the_number_of_trees()
    {
        var (margins, predictions) = Score(SmallOnnx.Regressor(String("aggregate_function", "AVERAGE")), 0, 2);
        Assert.Equal(.1f + .8f, margins[0]);
        Assert.Equal((.1f + .8f) / 2, predictions[0]);
        Assert.Equal(2, Score(Model([Node("TreeEnsembleRegressor", ["X"], ["Y"],
        [
            Ints("nodes_treeids", 0), Ints("nodes_nodeids", 0), Ints("nodes_featureids", 0), Strings("nodes_modes", "LEAF"),
            Floats("nodes_values", 0),
            Ints("nodes_truenodeids", 0), Ints("nodes_falsenodeids", 0), Ints("target_treeids", 0), Ints("target_nodeids", 0),
            Ints("target_ids", 0),
            Floats("target_weights", 2), Int("n_targets", 1), String("aggregate_function", "MAX"),
        ])]), 0, 0).Margins[0]);
    }

    [Fact]
    public void A_transform_of_a_single_sum_is_left_out_as_ONNX_Runtime_does() =>
        Assert.Equal(.1f + .8f, Score(SmallOnnx.Regressor(String("post_transform", "LOGISTIC")), 0, 2).Predictions[0]);

    [Theory]
    [InlineData(0, "LOGISTIC", -1f, 1 / (1 + Math.E))]
    [InlineData(0, "NONE", -1f, -1.0)]
    // Where no weight is negative, the sum is taken for a probability.
    [InlineData(0, "LOGISTIC", .25f, .75)]
    [InlineData(1, "LOGISTIC", -1f, 1 / (1 + Math.E))]
    [InlineData(1, "SOFTMAX", -1f, 1 / (1 + Math.E))]
    [InlineData(1, "NONE", -1f, -1.0)]
    public void Of_two_classes_with_one_sum_it_is_the_second_class(int id, string transform, float weight, double prediction)
    {
        byte[] model = SmallOnnx.Classifier([id, id, id, id], [weight, 0, .5f, weight < 0 ? 0 : .5f],
            String("post_transform", transform), Strings("classlabels_strings", "no", "yes"));
        var (margins, predictions) = Score(model, 0, 2);
        Assert.Equal(weight + (weight < 0 ? 0 : .5f), margins[0]);
        Assert.Equal(prediction, predictions[0], 1e-7);
    }

    [Fact]
    public void Of_two_classes_with_two_sums_it_is_the_second_class_too_unless_they_share_a_softmax()
    {
        byte[] Model(string transform) => SmallOnnx.Classifier(
            [0, 1, 1, 0], [.5f, .25f, -1, 2], String("post_transform", transform), Ints("classlabels_int64s", 0, 1));
        Assert.Equal([0.0], Score(Model("NONE"), 0, 2).Margins);
        Assert.Equal([.25 - 1], Score(Model("NONE"), 1, 0).Predictions);
        Assert.Equal(1 / (1 + Math.Exp(.75)), Score(Model("LOGISTIC"), 1, 0).Predictions[0], 1e-7);
        Assert.Equal([2.5, 0], Score(Model("SOFTMAX"), 0, 2).Margins);
        Assert.Equal(1 / (1 + Math.Exp(2.5)), Score(Model("SOFTMAX"), 0, 2).Predictions[1], 1e-7);
    }

    [Fact]
    public void Classes_have_sums_of_their_own()
    {
        byte[] model = SmallOnnx.Classifier([0, 1, 2, 2], [1, 2, 3, 4], String("post_transform", "LOGISTIC"),
            Floats("base_values", .5f, 0, -4),
            Ints("classlabels_int64s", 5, 6, 7));
        var (margins, predictions) = Score(model, 0, 2);
        Assert.Equal([1.5, 0, 0], margins);
        Assert.Equal(.5, predictions[2]);
    }

    [Theory]
    [InlineData(Float32)]
    [InlineData(Float64)]
    public void Version_5_has_sets_and_trees_of_one_leaf(int element)
    {
        byte[] model = SmallOnnx.Numbered(element);
        double Sum(double weight) => element == Float32 ? (float)weight + .0f + (float)10 : weight + 10;
        foreach (float member in new[] { 1f, 4 })
        {
            Assert.Equal(Sum(.1), Score(model, member, .5f).Margins[0]);
            Assert.Equal(Sum(.3), Score(model, member, float.NaN).Margins[0]);
        }
        foreach (float other in new[] { 0, 2, 1.5f, 4.25f, -1, float.NaN, float.PositiveInfinity, 3e9f })
            Assert.Equal(20, Score(model, other, 0).Margins[0]);
        Assert.Equal(Sum(.1), Score(SmallOnnx.Numbered(element, Ints("nodes_missing_value_tracks_true", 1, 0, 0)), float.NaN,
            0).Margins[0]);
        Assert.Equal(10 + (element == Float32 ? (double).1f : .1),
            Score(SmallOnnx.Numbered(element, Int("aggregate_function", 0)), 1, 0).Predictions[0] * 2, 1e-5);
    }

    /// <summary>Converters make a chain of equalities of a set, and lead all of its true branches to the same node.</summary>
    [Fact]
    public void A_chain_of_equalities_with_one_answer_is_a_set()
    {
        byte[] Chain(long secondFeature) => Model([Node("TreeEnsembleRegressor", ["X"], ["Y"],
        [
            Ints("nodes_treeids", 0, 0, 0, 0, 0, 0, 0), Ints("nodes_nodeids", 0, 1, 2, 3, 4, 5, 6),
            Ints("nodes_featureids", 0, 0, secondFeature, 1, 0, 0, 0),
            Strings("nodes_modes", "BRANCH_EQ", "BRANCH_EQ", "BRANCH_EQ", "BRANCH_LT", "LEAF", "LEAF", "LEAF"),
            Floats("nodes_values", 3, 5, 0, .5f, 0, 0, 0), Ints("nodes_truenodeids", 3, 3, 3, 5, 0, 0, 0),
            Ints("nodes_falsenodeids", 1, 2, 4, 6, 0, 0, 0),
            Ints("target_treeids", 0, 0, 0), Ints("target_nodeids", 4, 5, 6), Ints("target_ids", 0, 0, 0),
            Floats("target_weights", 1, 2, 3), Int("n_targets", 1),
        ])]);
        var tree = OnnxReader.Read(Chain(0), "m").Trees[0];
        Assert.Equal([0, 3, 5], tree.Sets[0]);
        Assert.Equal(2, tree.Features.Count);
        foreach (var (value, other, expected) in new[] { (0f, 0f, 2), (3, 1, 3), (5, 0, 2), (4, 0, 1), (5.5f, 0, 1), (float.NaN, 0, 1) })
            Assert.Equal(expected, Score(Chain(0), value, other).Margins[0]);
        var error = Assert.Throws<Formats.FileFormatException>(() => OnnxReader.Read(Chain(1), "m"));
        Assert.Contains("node 3 of tree 0 has two parents", error.Problem);
    }

    [Fact]
    public void Hit_rates_that_add_up_are_covers()
    {
        Assert.Empty(OnnxReader.Read(SmallOnnx.Regressor(Floats("nodes_hitrates", 1, 1, 1, 1, 1, 1)), "m").Trees[0].NodeCovers);
        var tree = OnnxReader.Read(SmallOnnx.Regressor(Floats("nodes_hitrates", 10, 4, 6, 10, 9, 1)), "m").Trees[1];
        Assert.Equal([10.0], tree.NodeCovers);
        Assert.Equal([9.0, 1], tree.LeafCovers);
        Assert.Equal(TreePrecision.Single, OnnxReader.Read(SmallOnnx.Regressor(), "m").Precision);
    }
}

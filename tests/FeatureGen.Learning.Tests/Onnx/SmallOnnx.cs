using static FeatureGen.Learning.Tests.Onnx.OnnxWriter;

namespace FeatureGen.Learning.Tests.Onnx;

/// <summary>Small models of each operator.</summary>
internal static class SmallOnnx
{
    /// <summary>One node over feature 0 that leads to 1 where it holds and to 2 where not.</summary>
    public static byte[] Stump(string mode, float value, bool? missingTrue = null) => Model([Node("TreeEnsembleRegressor", ["X"], ["Y"],
    [
        Ints("nodes_treeids", 0, 0, 0), Ints("nodes_nodeids", 0, 1, 2), Ints("nodes_featureids", 0, 0, 0),
        Strings("nodes_modes", mode, "LEAF", "LEAF"), Floats("nodes_values", value, 0, 0),
        Ints("nodes_truenodeids", 1, 0, 0), PackedInts("nodes_falsenodeids", 2, 0, 0),
        .. missingTrue is { } flag ? new[] { Ints("nodes_missing_value_tracks_true", flag ? 1 : 0, 0, 0) } : [],
        Ints("target_treeids", 0, 0), Ints("target_nodeids", 1, 2), Ints("target_ids", 0, 0), Floats("target_weights", 1, 2),
        Int("n_targets", 1),
    ])]);

    /// <summary>The attributes of two stumps: x0 &lt; 1 and x1 &gt;= 2.</summary>
    public static byte[][] TwoStumps() =>
    [
        Ints("nodes_treeids", 0, 0, 0, 7, 7, 7), Ints("nodes_nodeids", 0, 1, 2, 5, 6, 9), Ints("nodes_featureids", 0, 0, 0, 1, 0, 0),
        Strings("nodes_modes", "BRANCH_LT", "LEAF", "LEAF", "BRANCH_GTE", "LEAF", "LEAF"), Floats("nodes_values", 1, 0, 0, 2, 0, 0),
        Ints("nodes_truenodeids", 1, 0, 0, 9, 0, 0), Ints("nodes_falsenodeids", 2, 0, 0, 6, 0, 0),
    ];

    /// <summary>Weights of the leaves of <see cref="TwoStumps"/>, false before true in the second: one for each, of the targets
    /// given.</summary>
    public static byte[][] Weights(string start, long[] ids, params float[] weights) =>
    [
        Ints(start + "_treeids", 0, 0, 7, 7), Ints(start + "_nodeids", 1, 2, 6, 9), Ints(start + "_ids", ids),
        Floats(start + "_weights", weights),
    ];

    public static byte[] Regressor(params byte[][] more) => Model([Node("TreeEnsembleRegressor", ["X"], ["Y"],
        [.. TwoStumps(), .. Weights("target", [0, 0, 0, 0], .1f, .2f, .4f, .8f), Int("n_targets", 1), .. more])]);

    public static byte[] Classifier(long[] ids, float[] weights, params byte[][] more) =>
        Model([Node("TreeEnsembleClassifier", ["X"], ["L", "P"],
        [.. TwoStumps(), .. Weights("class", ids, weights), .. more])]);

    /// <summary>Version 5: x0 in {1, 4}, then x1 &lt;= 0.5; and a tree that is a leaf.</summary>
    public static byte[] Numbered(int element = Float32, params byte[][] more) => Model([Node("TreeEnsemble", ["X"], ["Y"],
    [
        Codes("nodes_modes", 6, 0, 1), TensorOf("nodes_splits", Tensor("s", element, 0, .5, double.NaN)), Ints("nodes_featureids", 0, 1, 0),
        Ints("nodes_truenodeids", 1, 1, 0), Ints("nodes_trueleafs", 0, 1, 1), Ints("nodes_falsenodeids", 0, 2, 0),
        Ints("nodes_falseleafs", 1, 1, 1),
        Ints("tree_roots", 0, 2), TensorOf("membership_values", Tensor("m", element, 1, 4, double.NaN)),
        Ints("leaf_targetids", 0, 0, 0), TensorOf("leaf_weights", Tensor("w", element, 10, .1, .3)), Int("n_targets", 1), .. more,
    ])], opset: 5);

    public static byte[] LinearClassifier(string transform, float[] coefficients, float[] intercepts, params byte[][] behind) => Model([
        Node("LinearClassifier", ["X"], ["L", "P"],
            Floats("coefficients", coefficients), Floats("intercepts", intercepts), String("post_transform", transform),
            Ints("classlabels_ints", 0, 1)),
        .. behind]);
}

using FeatureGen.Formats;
using FeatureGen.Formats.Trees;
using FeatureGen.Learning.Onnx;
using static FeatureGen.Learning.Tests.Onnx.OnnxWriter;

namespace FeatureGen.Learning.Tests.Onnx;

/// <summary>What may stand around a model, and what is refused by its name.</summary>
public sealed class OnnxGraphTests
{
    [Fact]
    public void A_tensor_of_columns_has_names_by_number()
    {
        Assert.Equal(["f0", "f1"], Names(SmallOnnx.Regressor()));
        Assert.Equal(["f0", "f1", "f2"], Names(Graph(inputs: [Input("X", Float32, null, 3)])));
        // Where the width is open, it is what the trees ask for.
        Assert.Equal(["f0", "f1"], Names(Graph(inputs: [Input("X", Float32, null, null)])));
        Assert.Equal(["f0", "f1"], Names(Graph(inputs: [Input("X", Float32)])));
    }

    [Fact]
    public void Inputs_that_are_joined_name_the_features()
    {
        byte[][] inputs = [Input("Price", Float64, null, 1), Input("Age", 7, null, 1), Input("Vector", Float32, null, 2)];
        byte[] model = Graph(
        [
            Node("Cast", ["Age"], ["age"], Int("to", Float32)), Node("Identity", ["Vector"], ["vector"]),
            Node("Concat", ["Price", "age"], ["inner"], Int("axis", 1)), Node("Concat", ["inner", "vector"], ["joined"], Int("axis", -1)),
            Node("Cast", ["joined"], ["X"], Int("to", Float32)),
        ], inputs);
        Assert.Equal(["Price", "Age", "Vector_0", "Vector_1"], Names(model));
        Assert.Equal(TreePrecision.Single, OnnxReader.Read(model, "m").Precision);
        Assert.Equal(.1f + .8f, Score(model, 0, 2, float.NaN, float.NaN).Margins[0]);
    }

    [Fact]
    public void What_stands_behind_becomes_the_link()
    {
        double sum = .1f + .8f;
        double Prediction(params byte[][] behind) => Score(Graph(behind: behind), 0, 2).Predictions[0];
        Assert.Equal(sum, Prediction(Node("Identity", ["Y"], ["Z"]), Node("Cast", ["Z"], ["W"], Int("to", Float64)),
            Node("ArgMax", ["W"], ["label"])));
        Assert.Equal(1 / (1 + Math.Exp(-sum)), Prediction(Node("Sigmoid", ["Y"], ["Z"])), 1e-7);
        Assert.Equal(Math.Exp(sum), Prediction(Node("Exp", ["Y"], ["Z"])), 1e-6);
        Assert.Equal(3 * Math.Exp(sum), Prediction(Node("Exp", ["Y"], ["Z"]), Node("Mul", ["Z", "three"], ["W"])), 1e-6);
        Assert.Equal(sum / 3, Prediction(Node("Div", ["Y", "three"], ["Z"])), 1e-7);
    }

    [Fact]
    public void What_changes_features_or_scores_is_refused_by_name()
    {
        AssertRefused(Graph([Node("Scaler", ["A"], ["X"])], [Input("A", Float32, null, 2)]),
            "node 'myScaler' (Scaler): it changes the features");
        AssertRefused(Graph([Node("Imputer", ["A"], ["B"]), Node("Identity", ["B"], ["X"])], [Input("A", Float32, null, 2)]),
            "'myImputer'");
        AssertRefused(Graph([Node("Cast", ["A"], ["X"], Int("to", 7))], [Input("A", Float32, null, 2)]),
            "node 'myCast' (Cast): it casts features to Int64");
        AssertRefused(Graph([Node("Concat", ["A", "A"], ["X"], Int("axis", 0))], [Input("A", Float32, null, 2)]), "joins rows");
        AssertRefused(Graph(behind: [Node("Sub", ["three", "Y"], ["Z"])]), "node 'mySub' (Sub): it changes what the model says");
        AssertRefused(Graph(behind: [Node("Sigmoid", ["Y"], ["Z"]), Node("Exp", ["Z"], ["W"])]), "'myExp'");
        AssertRefused(Graph(behind: [Node("Div", ["Y", "nothing"], ["Z"])]), "'myDiv'");
        AssertRefused(SmallOnnx.LinearClassifier("LOGISTIC", [1, 2, 3, 4], [0, 0], Node("Normalizer", ["P"], ["N"], String("norm", "L1"))),
            "'myNormalizer'");
    }

    [Fact]
    public void Graphs_that_are_no_single_model_over_numbers_are_refused()
    {
        AssertRefused(Model([Node("Gemm", ["X"], ["Y"]), Node("Relu", ["Y"], ["Z"])]), "its operators are 'Gemm', 'Relu'");
        AssertRefused(Graph(behind: [Node("LinearRegressor", ["X"], ["Z"], Floats("coefficients", 1, 2))]),
            "a second model beside node 'myTreeEnsembleRegressor'");
        AssertRefused(Graph(inputs: [Input("X", 8, null, 2)]), "the input 'X' is no tensor of numbers");
        AssertRefused(Graph(inputs: [Input("X", Float32, null, 1)]), "it asks for 2 features, and 1 come in");
        AssertRefused(Graph(inputs: [Input("X", Float32, null, 10_000_000_000)]), "has 10000000000 columns");
        AssertRefused(Graph([Node("Concat", ["A", "B"], ["X"])], [Input("A", Float32, null, null), Input("B", Float32, null, 1)]),
            "the input 'A' does not say");
        AssertRefused(Graph(inputs: []), "the value 'X' that goes into it comes from nowhere");
        AssertRefused(Graph([Node("Identity", ["A"], ["X"]), Node("Identity", ["X"], ["A"])], []), "too long, or a circle");
        AssertRefused(Graph(opset: 9), "version 9 of ai.onnx.ml; 1 to 5 are read");
    }

    /// <summary>Each joins the one before twice: 2 to the 60th columns.</summary>
    [Fact]
    public void Joins_that_double_are_refused()
    {
        byte[][] joins = [.. Enumerable.Range(0, 60).Select(i => Node("Concat", [$"v{i}", $"v{i}"], [i < 59 ? $"v{i + 1}" : "X"]))];
        AssertRefused(Graph(joins, [Input("v0", Float32, null, 1)]), "more than 100000 features");
    }

    private static byte[] Graph(byte[][]? before = null, byte[][]? inputs = null, byte[][]? behind = null, int opset = 3) => Model(
    [
        .. before ?? [],
        Node("TreeEnsembleRegressor", ["X"], ["Y"],
            [.. SmallOnnx.TwoStumps(), .. SmallOnnx.Weights("target", [0, 0, 0, 0], .1f, .2f, .4f, .8f), Int("n_targets", 1)]),
        .. behind ?? [],
    ], inputs: inputs, constants: [Tensor("three", Float32, 3)], opset: opset);

    private static IEnumerable<string> Names(byte[] model) => OnnxReader.Read(model, "m").Features.Select(feature => feature.Name);

    private static void AssertRefused(byte[] model, string reason) =>
        Assert.Contains(reason, Assert.Throws<FileFormatException>(() => OnnxReader.Read(model, "m")).Message);
}

using FeatureGen.Formats;
using FeatureGen.Learning.Onnx;
using FeatureGen.Testing;
using FeatureGen.Trees;
using Google.Protobuf;
using static FeatureGen.Learning.Tests.Onnx.OnnxWriter;

namespace FeatureGen.Learning.Tests.Onnx;

/// <summary>Whatever the bytes are, they are a model that can be scored or an error with a place.</summary>
public sealed class BrokenOnnxTests
{
    public static TheoryData<string> Names => ["regressor", "classifier", "numbered", "linear"];

    [Theory, MemberData(nameof(Names))]
    public void Truncated_files_are_refused(string name)
    {
        byte[] model = Small(name);
        for (int length = 0; length < model.Length; length++)
            Assert.True(Attempt(model[..length]) is not null, $"read after {length} of {model.Length} bytes");
    }

    [Theory, MemberData(nameof(Names))]
    public void Random_edits_give_a_model_or_an_error_with_a_place(string name)
    {
        byte[] model = Small(name);
        var random = new Random(20240601);
        for (int i = 0; i < 20_000; i++) Attempt(Edit(model, random, 1 + random.Next(3)));
    }

    [SharedFact("models/gbdt/a.onnx")]
    public void A_damaged_reference_model_gives_a_model_or_an_error_with_a_place()
    {
        byte[] model = File.ReadAllBytes(SharedFolder.File("models/gbdt/a.onnx"));
        var random = new Random(3);
        for (int i = 0; i < 40; i++) Attempt(Edit(model, random, 1 + random.Next(3)));
        for (int i = 1; i < 20; i++) Assert.NotNull(Attempt(model[..(model.Length * i / 20)]));
    }

    [Fact]
    public void Claims_of_more_than_the_file_holds_are_refused()
    {
        byte[] claim = Message(model =>
        {
            Number(model, 1, 9);
            model.WriteTag(7, WireFormat.WireType.LengthDelimited);
            model.WriteUInt64(10_000_000_000);
        });
        Assert.Equal(2, AssertRefused(claim, "claims more bytes than it has").Offset);
        byte[] lie = Message(tensor =>
        {
            Number(tensor, 1, 10_000_000_000);
            Number(tensor, 2, UInt8);
        });
        AssertRefused(Model([Node("TreeEnsemble", ["X"], ["Y"], TensorOf("nodes_modes", lie), Int("n_targets", 1))]),
            "which is not what its dimensions say");
        AssertRefused(SmallOnnx.Regressor(Int("n_targets", 1L << 40)), "the attribute 'n_targets' twice");
    }

    [Fact]
    public void Deep_nesting_is_refused()
    {
        byte[] groups = [0x08, 0x09, .. Enumerable.Repeat((byte)0xFB, 100_000).SelectMany(tag => new byte[] { tag, 0x01 })];
        AssertRefused(groups, "damaged");
    }

    [Theory]
    [InlineData("nodes_truenodeids", new long[] { 0, 0, 0, 9, 0, 0 }, "node 0 of tree 0 has two parents, or is above itself")]
    [InlineData("nodes_truenodeids", new long[] { 4, 0, 0, 9, 0, 0 }, "node 0 of tree 0 has the child 4, which is no node of its tree")]
    [InlineData("nodes_truenodeids", new long[] { 1, 0, 0, 9, 0 }, "it has 5 elements, and 'nodes_treeids' 6")]
    [InlineData("nodes_treeids", new long[] { 0, 0, 0, 7, 7, 0 }, "the nodes of tree 0 are not next to each other")]
    [InlineData("nodes_nodeids", new long[] { 0, 1, 1, 5, 6, 9 }, "node 1 of tree 0 stands twice")]
    [InlineData("nodes_featureids", new long[] { 0, 0, 0, 2, 0, 0 }, "it asks for 3 features, and 2 come in")]
    [InlineData("nodes_featureids", new long[] { -1, 0, 0, 1, 0, 0 }, "node 0 of tree 0 asks for feature -1")]
    [InlineData("nodes_featureids", new long[] { long.MaxValue, 0, 0, 1, 0, 0 }, "at most 100000 are read")]
    [InlineData("target_nodeids", new long[] { 1, 2, 6, 8 }, "weight 3 is of node 8 of tree 7, which does not exist")]
    [InlineData("target_nodeids", new long[] { 1, 1, 6, 9 }, "a leaf (node 1 of tree 0) has 2 weights; a model of one target has one")]
    [InlineData("target_ids", new long[] { 0, 0, 1, 0 }, "weight 2 is of target 1; there are 1")]
    [InlineData("n_targets", new long[] { 1 }, "it is of another kind than ONNX gives it (Int)")]
    public void Lists_that_make_no_trees_are_refused(string name, long[] numbers, string reason) =>
        AssertRefused(Replaced(Ints(name, numbers), name), reason);

    [Fact]
    public void Values_that_have_no_meaning_are_refused()
    {
        AssertRefused(Replaced(Floats("nodes_values", float.NaN, 0, 0, 2, 0, 0), "nodes_values"), "node 0 of tree 0 compares with NaN");
        AssertRefused(Replaced(Floats("target_weights", 1, 2, float.NaN, 4), "target_weights"), "has no finite weight");
        AssertRefused(Replaced(Strings("nodes_modes", "BRANCH_LE", "LEAF", "LEAF", "BRANCH_LT", "LEAF", "LEAF"), "nodes_modes"),
            "'BRANCH_LE' is no mode");
        AssertRefused(SmallOnnx.Stump("BRANCH_EQ", -1),
            "node 0 of tree 0 asks whether the feature equals -1; whole numbers from 0 are read");
        AssertRefused(SmallOnnx.Stump("BRANCH_NEQ", 2.5f), "equals 2.5");
        AssertRefused(SmallOnnx.Regressor(String("aggregate_function", "MIN")), "'MIN' cannot be read; SUM and AVERAGE can");
        AssertRefused(SmallOnnx.Regressor(String("aggregate_function", "AVERAGE"), Floats("base_values", 1)),
            "an average with base values");
        AssertRefused(SmallOnnx.Regressor(String("post_transform", "PROBIT")), "'PROBIT' cannot be read; NONE, LOGISTIC and SOFTMAX can");
        AssertRefused(SmallOnnx.Regressor(Floats("base_values", 1, 2)), "2 values for 1 targets");
        AssertRefused(SmallOnnx.Numbered(10), "is of type Float16");
        byte[] outside = Message(tensor => Number(tensor, 14, 1));
        AssertRefused(Replaced(TensorOf("target_weights_as_tensor", outside), "target_weights"), "lies in another file");
        byte[] sparse = Message(attribute =>
        {
            Bytes(attribute, 1, Utf8("nodes_values"));
            Bytes(attribute, 22, []);
        });
        AssertRefused(Replaced(sparse, "nodes_values"), "sparse tensor");
    }

    [Fact]
    public void Long_chains_of_nodes_are_read_and_walked_without_recursion()
    {
        const int depth = 100_000;
        long[] Numbers(Func<int, long> number) => [.. Enumerable.Range(0, depth).Select(number)];
        byte[] model = Model([Node("TreeEnsemble", ["X"], ["Y"],
            TensorOf("nodes_modes", Tensor("m", UInt8, new double[depth])),
            TensorOf("nodes_splits", Tensor("s", Float32, [.. Numbers(i => i).Select(i => (double)i)])),
            Ints("nodes_featureids", Numbers(_ => 0)), Ints("nodes_truenodeids", Numbers(_ => 0)), Ints("nodes_trueleafs", Numbers(_ => 1)),
            Ints("nodes_falsenodeids", Numbers(i => i < depth - 1 ? i + 1 : 1)),
            Ints("nodes_falseleafs", Numbers(i => i < depth - 1 ? 0 : 1)),
            Ints("tree_roots", 0), Ints("leaf_targetids", 0, 0), Singles("leaf_weights", 1, 2), Int("n_targets", 1))]);
        Assert.Equal(2, Score(model, 1e9f, 0).Margins[0]);
    }

    /// <summary>60,000 leaves with a weight each, of as many targets, would be trees of 3.6 billion leaves.</summary>
    [Fact]
    public void Trees_of_too_many_targets_are_refused_before_they_are_made()
    {
        const int leaves = 60_000;
        long[] Numbers(Func<int, long> number, int count = leaves - 1) => [.. Enumerable.Range(0, count).Select(number)];
        byte[] model = Model([Node("TreeEnsemble", ["X"], ["Y"],
            TensorOf("nodes_modes", Tensor("m", UInt8, new double[leaves - 1])),
            TensorOf("nodes_splits", Tensor("s", Float32, new double[leaves - 1])),
            Ints("nodes_featureids", Numbers(_ => 0)), Ints("nodes_truenodeids", Numbers(i => i)), Ints("nodes_trueleafs", Numbers(_ => 1)),
            Ints("nodes_falsenodeids", Numbers(i => i + 1)), Ints("nodes_falseleafs", Numbers(i => i < leaves - 2 ? 0 : 1)),
            Ints("tree_roots", 0), Ints("leaf_targetids", Numbers(i => i, leaves)),
            TensorOf("leaf_weights", Tensor("w", Float32, new double[leaves])),
            Int("n_targets", leaves))]);
        AssertRefused(model, "do not fit");
    }

    private static byte[] Small(string name) => name switch
    {
        "regressor" => SmallOnnx.Regressor(Floats("base_values", .3f)),
        "classifier" => SmallOnnx.Classifier([0, 1, 2, 2], [1, 2, 3, 4], String("post_transform", "SOFTMAX"),
            Ints("classlabels_int64s", 5, 6, 7)),
        "numbered" => SmallOnnx.Numbered(Float64),
        _ => SmallOnnx.LinearClassifier("LOGISTIC", [-1, -2, 1, 2], [.5f, -.5f], Node("Normalizer", ["P"], ["N"], String("norm", "L1"))),
    };

    // The model of two stumps with one attribute in the place of another.
    private static byte[] Replaced(byte[] attribute, string name)
    {
        string[] names = ["nodes_treeids", "nodes_nodeids", "nodes_featureids", "nodes_modes", "nodes_values", "nodes_truenodeids",
            "nodes_falsenodeids", "target_treeids", "target_nodeids", "target_ids", "target_weights", "n_targets"];
        byte[][] attributes = [.. SmallOnnx.TwoStumps(), .. SmallOnnx.Weights("target", [0, 0, 0, 0], 1, 2, 3, 4), Int("n_targets", 1)];
        attributes[Array.IndexOf(names, name)] = attribute;
        return Model([Node("TreeEnsembleRegressor", ["X"], ["Y"], attributes)]);
    }

    private static byte[] Edit(byte[] bytes, Random random, int edits)
    {
        var changed = bytes.ToList();
        for (int i = 0; i < edits; i++)
        {
            int place = random.Next(changed.Count);
            switch (random.Next(3))
            {
                case 0: changed[place] = (byte)random.Next(256); break;
                case 1: changed.RemoveRange(place, Math.Min(changed.Count - place, 1 + random.Next(8))); break;
                default: changed.Insert(place, (byte)random.Next(256)); break;
            }
        }
        return [.. changed];
    }

    // Anything but a model or this exception fails the test by itself.
    private static FileFormatException? Attempt(byte[] bytes)
    {
        try
        {
            var scorer = new EnsembleScorer(OnnxReader.Read(bytes, "m"));
            var (margins, predictions) = (new double[scorer.Model.OutputCount], new double[scorer.Model.PredictionCount]);
            var row = new float[scorer.Model.Features.Count];
            foreach (float value in new[] { 0, 1, float.NaN, float.PositiveInfinity, -1e30f })
            {
                row.AsSpan().Fill(value);
                scorer.Margins(row, margins);
                scorer.Predictions(margins, predictions);
            }
            return null;
        }
        catch (FileFormatException error)
        {
            Assert.True(error is { Path: "m", Offset: >= 0 } && error.Offset <= bytes.Length);
            return error;
        }
    }

    private static FileFormatException AssertRefused(byte[] model, string reason)
    {
        var error = Attempt(model);
        Assert.NotNull(error);
        Assert.Contains(reason, error.Problem);
        return error;
    }
}

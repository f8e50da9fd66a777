using System.Runtime.InteropServices;
using FeatureGen.Formats;
using FeatureGen.Formats.Models;
using FeatureGen.Formats.Schemas;
using FeatureGen.Formats.Trees;
using FeatureGen.Testing;
using FeatureGen.Tests.Trees;
using FeatureGen.Tests.Trees.Binding;
using FeatureGen.Trees;

namespace FeatureGen.Tests.Formats;

public sealed class TreeModelFileTests
{
    private static readonly SchemaManifest s_schema = new()
    {
        Name = "Some.Row",
        Fields = new(
        [
            new() { Name = "x", Kind = FieldKind.Numeric, Type = ScalarType.Single },
            new() { Name = "c", Kind = FieldKind.Categorical, Type = ScalarType.String, Vocabulary = new(["blue", "red", "green"]) },
            new() { Name = "z", Kind = FieldKind.Numeric, Type = ScalarType.Single },
        ]),
    };

    private static readonly ModelFile s_model = ModelReader.Read(SmallModels.LightGbm, "model.txt", s_schema);

    private static readonly string s_text = ModelFileJson.Write(s_model);

    [Fact]
    public void A_model_of_trees_comes_back_bit_for_bit()
    {
        Check(s_model);
        Check(ModelReader.Read(SmallModels.XGBoost, "model.json", s_schema));
        for (int seed = 0; seed < 40; seed++) Check(new RandomBinding(seed).Bound);
        var odd = s_model.Ensemble!;
        odd = odd with
        {
            Trees = new(
            [
                odd.Trees[0] with
                {
                    Thresholds = new([double.NegativeInfinity, 0]), LeafValues = new([-0.0, double.PositiveInfinity, double.Epsilon]),
                    Gains = new([double.NaN, double.MaxValue]), Weight = 1 / 3.0,
                },
            ]),
            Linear = new([-0f, float.Epsilon, float.MaxValue]), LinearBias = new([0.1f]), EndScale = 1e-300, EndBiases = new([0.1 + 0.2]),
            LinkScale = 3, MarginDivisor = 7, LeftOutTrees = 2, BaseLink = TreeLink.Logistic,
        };
        Check(s_model with { Ensemble = odd, Training = new([new("rows", "10")]) });
        var again = ModelFileJson.Read(ModelFileJson.Write(s_model with { Ensemble = odd }), "m").Ensemble!;
        Assert.True(double.IsNegative(again.Trees[0].LeafValues[0]));
        Assert.True(float.IsNegative(again.Linear[0]));
    }

    [SharedFact("models/gbdt")]
    public void Large_models_come_back_and_score_the_same()
    {
        string path = SharedFolder.File("models/gbdt/b.json");
        var source = XGBoostReader.Read(File.ReadAllText(path), path);
        var schema = new SchemaManifest
        {
            Name = "Large",
            Fields = new(source.Features.Select(feature =>
                new FieldManifest { Name = feature.Name, Kind = FieldKind.Numeric, Type = ScalarType.Single }).ToArray()),
        };
        var model = ModelReader.Bind(source, path, schema);
        var text = ModelFileJson.Write(model);
        Assert.Equal(model, ModelFileJson.Read(text, "b.model.json"));
        var scorer = new EnsembleScorer(ModelReader.Read(text, "b.model.json", schema).Ensemble!);
        float[] rows = Floats("test1000nan.f32"), expected = Floats("marginnan_b.f32");
        double[] margin = [0];
        for (int row = 0; row < 100; row++)
        {
            scorer.Margins(rows.AsSpan(row * 28, 28), margin);
            Assert.Equal(expected[row], margin[0]);
        }
    }

    [Fact]
    public void Every_truncation_is_refused_with_its_place()
    {
        for (int length = 0; length < s_text.TrimEnd().Length; length++)
        {
            var error = Assert.Throws<FileFormatException>(() => ModelFileJson.Read(s_text[..length], "cut"));
            Assert.InRange(error.Line, 1, 1 + s_text[..length].Count(c => c == '\n'));
        }
    }

    [Theory]
    [InlineData("\"lefts\": [1,", "\"lefts\": [0,", "the tree has a cycle")]
    [InlineData("\"lefts\": [1,", "\"lefts\": [7,", "its child is node 7, of 2")]
    [InlineData("\"lefts\": [1,", "\"lefts\": [1.5,", "no whole number")]
    [InlineData("\"lefts\": [1,", "\"lefts\": [99999999999,", "out of range")]
    [InlineData("\"lefts\": [1,", "\"lefts\": [1, 1,", "the tree has 3 \"lefts\"; 2 are expected")]
    [InlineData("\"thresholds\": [1.5,", "\"thresholds\": [\"NaN\",", "the threshold NaN")]
    [InlineData("\"thresholds\": [1.5,", "\"thresholds\": [\"big\",", "a number is expected")]
    [InlineData("\"leaves\": [0.5,", "\"leaves\": [\"NaN\",", "leaf 0 has the value NaN")]
    [InlineData("\"slots\": [0, 1]", "\"slots\": [0, 3]", "asks for slot 3; there are 3")]
    [InlineData("\"rules\": [7,", "\"rules\": [4096,", "the unknown rule 4096")]
    [InlineData("\"nodeSets\": [-1, 0]", "\"nodeSets\": [-1, 1]", "asks for set 1; there are 1")]
    [InlineData("\"setSizes\": [2]", "\"setSizes\": [2000000000]", "asks for 2000000000 of the 2 values that are left")]
    [InlineData("\"setSizes\": [2]", "\"setSizes\": [1]", "adds up to 1, for 2 values")]
    [InlineData("\"termSlots\": [0, 0,", "\"termSlots\": [0, 8,", "asks for slot 8")]
    [InlineData("\"setMembers\": [1, 2]", "\"setMembers\": [2, 2]", "ascend")]
    [InlineData("\"precision\": \"double\"", "\"precision\": \"half\"", "\"half\" is not one of single, double")]
    [InlineData("\"version\": 1", "\"version\": 9", "version 1 is expected")]
    [InlineData("\"baseScores\": [0]", "\"baseScores\": []", "1 outputs have 0 base scores")]
    [InlineData("\"fingerprint\"", "\"fingertip\"", "\"fingerprint\" is missing")]
    public void A_damaged_model_is_refused(string part, string replacement, string problem)
    {
        Assert.Contains(part, s_text);
        int place = s_text.IndexOf(part, StringComparison.Ordinal);
        var text = s_text[..place] + replacement + s_text[(place + part.Length)..];
        var error = Assert.Throws<FileFormatException>(() => ModelFileJson.Read(text, "m"));
        Assert.Contains(problem, error.Message);
        Assert.StartsWith("m(", error.Message);
    }

    [Fact]
    public void The_place_of_an_error_is_that_of_the_number()
    {
        var text = s_text.Replace("\"lefts\": [1, -1]", "\"lefts\": [1, -9]");
        var error = Assert.Throws<FileFormatException>(() => ModelFileJson.Read(text, "m"));
        var line = s_text.Split('\n')[error.Line - 1];
        Assert.Contains("\"lefts\"", line);
        Assert.Equal(line.IndexOf("-1", StringComparison.Ordinal) + 1, error.Column);
    }

    [Fact]
    public void Any_model_of_a_schema_is_read_by_one_door()
    {
        Assert.Equal(s_model, ModelReader.Read(s_text, "m", s_schema));
        var other = s_schema with { Fields = new(s_schema.Fields.Take(2)) };
        Assert.Contains("train it again", Assert.Throws<FileFormatException>(() => ModelReader.Read(s_text, "m", other)).Message);
        var error = Assert.Throws<FileFormatException>(() => ModelReader.Read(SmallModels.LightGbm, "model.txt", other));
        Assert.StartsWith("model.txt(1,1): the model's feature 'z' has no field 'z' in 'Some.Row'", error.Message);
        Assert.Contains("featuregen", Assert.Throws<FileFormatException>(() => ModelReader.Read("{}", "m", s_schema)).Message);
        error = Assert.Throws<FileFormatException>(() => ModelReader.Read(SmallModels.CatBoost, "m", s_schema));
        Assert.Contains("2 outputs", error.Message);
    }

    private static void Check(ModelFile model)
    {
        var text = ModelFileJson.Write(model);
        var read = ModelFileJson.Read(text, "m");
        Assert.Equal(model, read);
        Assert.Equal(text, ModelFileJson.Write(read));
        System.Text.Json.JsonDocument.Parse(text).Dispose();
    }

    private static float[] Floats(string name) =>
        MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(SharedFolder.File("models/gbdt/" + name))).ToArray();
}

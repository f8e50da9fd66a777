using FeatureGen.Formats;
using FeatureGen.Formats.Trees;
using FeatureGen.Trees;

namespace FeatureGen.Tests.Trees;

public sealed class TreeReaderTests
{
    private const float Missing = float.NaN;

    [Theory]
    [InlineData(1.5f, 0, 1, .5 + (.5 + 2 * 1.5 - 1))] // 1.5 <= 1.5, category 0 is in {0, 2}
    [InlineData(1.5f, 1, 1, 1 + (.5 + 2 * 1.5 - 1))]
    [InlineData(0, -.5f, -1, .5 + .25)] // truncated to category 0
    [InlineData(0, -1, -1, 1 + .25)]
    [InlineData(0, 1e20f, -1, 1 + .25)]
    [InlineData(0, Missing, -1, 1 + .25)]
    [InlineData(Missing, 2, -1, .5 + .125)] // the first node's missing goes left; the leaf of the second cannot be computed
    [InlineData(2, 0, 1e-35f, -.25 + (.25 + .5 * 2))] // zero is missing and goes left
    [InlineData(2, 0, 1.1e-35f, -.25 + (.5 + 2 * 2 - 1.1e-35))]
    [InlineData(2, 0, Missing, -.25 + (.25 + .5 * 2))]
    public void LightGbm_decides_by_its_own_rules(float x, float c, float z, double expected)
    {
        var model = LightGbmReader.Read(SmallModels.LightGbm, "model.txt");
        Assert.Equal(expected, Margin(model, x, c, z), 1e-12);
        double[] prediction = [0];
        new EnsembleScorer(model).Predictions([expected], prediction);
        Assert.Equal(1 / (1 + Math.Exp(-2 * expected)), prediction[0], 1e-15);
    }

    [Theory]
    [InlineData(1.5f, 0, -.25)] // 1.5 < 1.5 is false
    [InlineData(1.49f, 0, 1)] // in the set: right
    [InlineData(1.49f, 1, .5)]
    [InlineData(1.49f, -.5f, .5)] // no category: left
    [InlineData(1.49f, 1e9f, .5)]
    [InlineData(Missing, Missing, 1)] // default left, then default right
    public void XGBoost_decides_by_its_own_rules(float x, float c, double expected) =>
        Assert.Equal(expected + .25, Margin(XGBoostReader.Read(SmallModels.XGBoost, "model.json"), x, c));

    [Theory]
    [InlineData(1.5f, Missing, .1f, 1, 10)] // 1.5 > 1.5 and float32 .1 > .1 are false: leaf 0
    [InlineData(1.6f, Missing, .1f, 2, 20)]
    [InlineData(1.5f, Missing, .2f, 3, 30)]
    [InlineData(Missing, Missing, Missing, 2, 20)] // x is above, z is below
    [InlineData(1.6f, 0, .2f, 104, 240)] // the first category
    [InlineData(1.6f, 1, .2f, 4, 40)]
    public void CatBoost_decides_by_its_own_rules(float x, float c, float z, double first, double second)
    {
        var model = CatBoostReader.Read(SmallModels.CatBoost, "model.json");
        double[] margins = [0, 0];
        new EnsembleScorer(model).Margins([x, c, z], margins);
        Assert.Equal([2 * (first + .5) + 1000, 2 * (second + .25) + 2000], margins);
        Assert.Equal(["x", "c", "2"], model.Features.Select(feature => feature.Name));
        Assert.Equal(["red", "7"], model.Features[1].Categories);
        Assert.Equal(TreeLink.Softmax, model.Link);
        Assert.Equal([1, 2, 3, 4], model.Trees[0].LeafCovers);
    }

    [Theory]
    [InlineData(1.5f, 1.5)]
    [InlineData(2.5f, 2.5)]
    [InlineData(2.6f, 3.5)]
    [InlineData(Missing, 1.5)]
    public void CatBoost_trees_may_nest(float x, double expected)
    {
        var model = CatBoostReader.Read(SmallModels.CatBoostNested, "model.json");
        Assert.Equal(expected, Margin(model, x));
        Assert.Equal(TreeLink.Logistic, model.Link);
    }

    [Fact]
    public void What_models_say_of_features_and_training_is_kept()
    {
        var lightGbm = LightGbmReader.Read(SmallModels.LightGbm, "model.txt");
        Assert.Equal(["x", "c", "z"], lightGbm.Features.Select(feature => feature.Name));
        Assert.Equal(["red", "green", "blue"], lightGbm.Features[1].Categories);
        Assert.Equal((true, false), (lightGbm.Features[1].IsCategorical, lightGbm.Features[2].IsCategorical));
        Assert.Equal([12, 8], lightGbm.Trees[0].NodeCovers);
        Assert.Equal([3, 4, 5], lightGbm.Trees[0].LeafCovers);
        Assert.Equal([5, 2], lightGbm.Trees[0].Gains);

        var xgBoost = XGBoostReader.Read(SmallModels.XGBoost, "model.json");
        Assert.Equal(["red", "green", "blue"], xgBoost.Features[1].Categories);
        Assert.Equal((2, 1), (xgBoost.Trees.Count, xgBoost.LeftOutTrees));
        Assert.Equal([12, 8], xgBoost.Trees[0].NodeCovers);
        Assert.Equal([3, 5, 4], xgBoost.Trees[0].LeafCovers);
        Assert.Equal(XGBoostReader.Read(SmallModels.XGBoost, "other.json"), xgBoost);
    }

    [Theory]
    [InlineData("\"[5E-1]\"", "5E-1", .5)]
    [InlineData("\"[5E-1]\"", "\"2.5E-1\"", .25)]
    [InlineData("\"[5E-1]\"", "[2.5E-1]", .25)]
    public void Base_scores_come_as_text_number_or_array(string old, string written, double expected) =>
        Assert.Equal(expected, XGBoostReader.Read(SmallModels.XGBoost.Replace(old, written), "m").BaseScores[0]);

    [Fact]
    public void Files_are_told_apart_by_content()
    {
        Assert.Equal(TreeModelKind.LightGbm, TreeModelReader.Detect(SmallModels.LightGbm.Replace("\n", "\r\n"), "m"));
        Assert.Equal(TreeModelKind.XGBoost, TreeModelReader.Detect("\uFEFF \n" + SmallModels.XGBoost, "m"));
        Assert.Equal(TreeModelKind.FeatureGen, TreeModelReader.Detect("""{"format": "featuregen-model", "version": 1}""", "m"));
        Assert.Equal(TreeModelKind.CatBoost, TreeModelReader.Detect(SmallModels.CatBoost, "m"));
        Assert.Equal(TreeModelKind.Unknown, TreeModelReader.Detect("""{"tree_info": []}""", "m"));
        Assert.Equal(TreeModelKind.Unknown, TreeModelReader.Detect("", "m"));
        Assert.Contains("save_model", Assert.Throws<FileFormatException>(() => TreeModelReader.Read("[]", "m")).Problem);
        Assert.Equal(LightGbmReader.Read(SmallModels.LightGbm, "m"), TreeModelReader.Read(SmallModels.LightGbm.Replace("\n", "\r\n"), "m"));
    }

    private static double Margin(TreeEnsemble model, params float[] row)
    {
        double[] margin = [0];
        new EnsembleScorer(model).Margins(row, margin);
        return margin[0];
    }
}

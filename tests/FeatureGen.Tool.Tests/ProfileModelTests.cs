using System.Globalization;
using System.Text.Json;
using FeatureGen.Formats.Models;
using FeatureGen.Formats.Profiles;
using FeatureGen.Testing;
using FeatureGen.Tool.Tests.Support;

namespace FeatureGen.Tool.Tests;

/// <summary>A profile with a model: <c>featuregen profile --model</c>.</summary>
public sealed class ProfileModelTests(AdAssembly ads) : IClassFixture<AdAssembly>
{
    // Cheap offers, and phones and tablets among them, are clicked.
    private const string Trees = """
        tree
        version=v4
        num_class=1
        num_tree_per_iteration=1
        label_index=0
        max_feature_idx=1
        objective=binary sigmoid:1
        feature_names=Price Device
        feature_infos=[0:100] [0:2]
        tree_sizes=400

        Tree=0
        num_leaves=3
        num_cat=0
        split_feature=0 1
        split_gain=30 10
        threshold=40 0.5
        decision_type=10 10
        left_child=1 -1
        right_child=-2 -3
        leaf_value=-0.2 -1.2 0.9
        leaf_weight=3 4 5
        leaf_count=3 4 5
        internal_value=0 0
        internal_weight=0 0
        internal_count=12 8
        is_linear=0
        shrinkage=1


        end of trees

        """;

    [Fact]
    public void What_trees_say_of_the_fields_is_part_of_the_profile()
    {
        using var folder = new TemporaryFolder();
        string model = folder.Write("trees.txt", Trees), path = folder.File("Impression.profile.json");
        string[] arguments = ["profile", "--data", ads.Log, "--schema", ads.Schema, "--model", model, "--out", path, "--format"];
        string json = ToolRun.Done([.. arguments, "json"]);
        Assert.Equal(json, File.ReadAllText(path));
        Assert.Equal(json, CultureScope.Run("de-DE", () => ToolRun.Done([.. arguments, "json"])));

        var profile = ProfileFileJson.Read(json, path);
        Assert.Equal(("trees.txt", ModelKind.Trees, "logLoss", 3000, 5),
            (profile.Model!.Name, profile.Model.Kind, profile.Model.Loss, profile.Model.Rows, profile.Model.Repeats));
        using var measured = JsonDocument.Parse(
            ToolRun.Done("evaluate", "--data", ads.Log, "--model", model, "--schema", ads.Schema, "--format", "json"));
        Assert.Equal(measured.RootElement.GetProperty("logLoss").GetDouble(), profile.Model.BaseLoss, 1e-5);
        Assert.Equal(measured.RootElement.GetProperty("auc").GetDouble(), profile.Model.BaseAuc!.Value, 1e-5);

        var uses = profile.Fields.ToDictionary(field => field.Name, field => field.Use!);
        Assert.Equal((.75, 1L, .25, 1L), (uses["Price"].GainShare, uses["Price"].Splits, uses["Device"].GainShare, uses["Device"].Splits));
        Assert.True(uses["Price"].LossIncrease > uses["Device"].LossIncrease && uses["Device"].LossIncrease > 0);
        Assert.All(["Age", "Brand", "Device*Age", "Noise", "Tags"],
            (string name) => Assert.Equal(new FieldUse { GainShare = 0, Splits = 0, AucDrop = 0, AucDeviation = 0 }, uses[name]));

        string[] price = ToolRun.Done([.. arguments, "tsv"]).Split('\n').Single(line => line.StartsWith("Price\t")).Split('\t');
        Assert.Equal(["0.75", "1"], price[2..4]);
        Assert.Equal(uses["Price"].LossIncrease, double.Parse(price[4], CultureInfo.InvariantCulture), 1e-5);
        string table = ToolRun.Done([.. arguments, "table"]);
        Assert.Matches(@"\ntrees\.txt: logLoss 0\.\d{5}, AUC 0\.\d{4} on 3000 rows; shuffled: ", table);
        Assert.Matches(@" Price .* 75\.0 % +1 +0\.\d{5} ± 0\.\d{5}", table);
    }

    [Fact]
    public void A_linear_model_has_no_splits()
    {
        using var folder = new TemporaryFolder();
        string model = folder.File("a.model.json");
        ToolRun.Done("train", "--data", ads.Log, "--schema", ads.Schema, "--epochs", "5", "--without", "Brand", "--out", model);
        string[] arguments = ["profile", "--data", ads.Log, "--schema", ads.Schema, "--model", model, "--repeats", "2"];
        var profile = ProfileFileJson.Read(ToolRun.Done([.. arguments, "--format", "json"]), "p");
        Assert.Equal((ModelKind.Linear, 2), (profile.Model!.Kind, profile.Model.Repeats));
        Assert.All(profile.Fields, field => Assert.Null(field.Use!.Splits));
        Assert.Equal(0, profile.Fields.Single(field => field.Name == "Brand").Use!.LossIncrease);
        Assert.True(profile.Fields.Single(field => field.Name == "Price").Use!.LossIncrease > .01);
        Assert.DoesNotContain("splits", ToolRun.Done(arguments));
    }

    [Fact]
    public void Models_that_do_not_fit_are_refused_before_the_data_is_read()
    {
        using var folder = new TemporaryFolder();
        string model = folder.Write("trees.txt", Trees.Replace("Price", "Preis"));
        string message = ToolRun.Failed("profile", "--data", ads.Log, "--schema", ads.Schema, "--model", model);
        Assert.StartsWith($"{model}(1,1): the model's feature 'Preis' has no field 'Preis' in 'Ads.Impression'", message);
        Assert.Equal("--model needs --schema: a model is of the fields of a schema.",
            ToolRun.Failed("profile", "--data", ads.Log, "--label", "Clicked", "--model", model));
        Assert.Contains("does not exist",
            ToolRun.Failed("profile", "--data", ads.Log, "--schema", ads.Schema, "--model", folder.File("none.txt")));
    }
}

using System.Globalization;
using System.Text.Json;
using FeatureGen.Formats.Models;
using FeatureGen.Testing;
using FeatureGen.Tool.Tests.Support;

namespace FeatureGen.Tool.Tests;

public sealed class ImportTests(AdAssembly ads) : IClassFixture<AdAssembly>
{
    // 0.1 where Size is missing or at most 2, else 0.2 if Color is red or blue, else 0.3; less 1 up to a Price of 1.5.
    private const string Model = """
        tree
        version=v4
        num_class=1
        num_tree_per_iteration=1
        label_index=0
        max_feature_idx=3
        objective=binary sigmoid:2
        feature_names=Size Color cost Other
        feature_infos=[0:10] 0:1:2 [0:2] [0:1]

        Tree=0
        num_leaves=3
        num_cat=1
        split_feature=0 1
        threshold=2 0
        decision_type=10 1
        left_child=-1 -2
        right_child=1 -3
        leaf_value=0.1 0.2 0.3
        cat_boundaries=0 1
        cat_threshold=5

        Tree=1
        num_leaves=2
        num_cat=0
        split_feature=2
        threshold=1.5
        decision_type=2
        left_child=-1
        right_child=-2
        leaf_value=-1 0

        end of trees

        pandas_categorical:[["red", "green", "blue"]]

        """;

    private string Schema => ads.Path + ":Shirt";

    [Fact]
    public void An_imported_model_scores_as_without_a_schema()
    {
        using var folder = new TemporaryFolder();
        // What the model calls cost is the price as it is extracted.
        string[] cells = ["red,3,5", "green,3,0", "blue,3,1", "mauve,3,9", ",,3", "green,2,3.4", "red,inf,3.5"];
        string Cost(string row) => MathF.Log(1 + float.Parse(row.Split(',')[2], CultureInfo.InvariantCulture)).ToString("R", CultureInfo.InvariantCulture);
        string data = folder.Write("rows.csv", "Color,Size,Price,cost,Other,Sold\n" + string.Concat(cells.Select((row, i) => $"{row},{Cost(row)},,{i % 2}\n")));
        string model = folder.Write("model.txt", Model), imported = folder.File("Shirt.model.json");
        string raw = folder.File("raw.csv"), bound = folder.File("bound.csv");

        var run = ToolRun.Of("import", "--model", model, "--schema", Schema, "--map", "cost=Price[0]", "--out", imported);
        Assert.Equal((0, ""), (run.ExitCode, run.Output));
        Assert.Equal($"{model}: no tree asks for 'Other'\nwrote {imported}\n", run.Error);
        ToolRun.Done("score", "--model", model, "--data", data, "--out", raw);
        ToolRun.Done("score", "--model", imported, "--schema", Schema, "--data", data, "--out", bound);

        double[][] expected = Numbers(raw), found = Numbers(bound);
        Assert.Equal(1 / (1 + Math.Exp(-2 * 0.2)), expected[0][1], 1e-12);
        Assert.Equal(7, found.Length);
        foreach (var (a, b) in expected.Zip(found)) Assert.Equal(a, b, (x, y) => Math.Abs(x - y) < 1e-7);

        using var measured = JsonDocument.Parse(ToolRun.Done("evaluate", "--model", imported, "--schema", Schema, "--data", data, "--format", "json"));
        double loss = expected.Select((row, i) => -Math.Log(i % 2 == 1 ? row[1] : 1 - row[1])).Average();
        Assert.Equal(loss, measured.RootElement.GetProperty("logLoss").GetDouble(), 1e-6);
    }

    [Fact]
    public void A_model_whose_names_fit_needs_no_import_and_predicts_by_its_own_link()
    {
        using var folder = new TemporaryFolder();
        string poisson = folder.Write("model.txt", Model.Replace("binary sigmoid:2", "poisson").Replace("cost", "Size"));
        string data = folder.Write("rows.csv", "Color,Size,Price,Sold\nred,3,5,1\n,,,0\n"), scores = folder.File("scores.csv");
        ToolRun.Done("score", "--model", poisson, "--schema", Schema, "--data", data, "--out", scores);
        Assert.Equal([[.2, Math.Exp(.2)], [-.9, Math.Exp(-.9)]], Numbers(scores), (a, b) => a.Zip(b).All(pair => Math.Abs(pair.First - pair.Second) < 1e-6));
        var table = ToolRun.Done("evaluate", "--model", poisson, "--schema", Schema, "--data", data);
        Assert.Matches(@"AUC +1\.00000", table);
        Assert.Matches(@"logloss +undefined", table);
    }

    [Fact]
    public void What_does_not_fit_is_refused_and_no_file_written()
    {
        using var folder = new TemporaryFolder();
        string model = folder.Write("model.txt", Model), imported = folder.File("Shirt.model.json");
        string Refused(params string[] more) => ToolRun.Failed(["import", "--model", model, "--schema", Schema, "--out", imported, .. more]);

        Assert.Contains("'cost' has no field 'cost' in 'Ads.Shirt'; name its field", Refused());
        Assert.Contains("'cost' is a raw value, and 'Price' is extracted as its Log1P", Refused("--map", "cost=Price"));
        Assert.Contains("2 features do not fit", Refused("--map", "Cost=Price[0]"));
        Assert.Contains("(similar: 'cost')", Refused("--map", "Cost=Price[0]"));
        Assert.Equal("--map 'cost' must be FEATURE=FIELD, like \"price=Price\".", Refused("--map", "cost"));
        Assert.Equal("--map names the feature 'cost' twice.", Refused("--map", "cost=Price", "cost=Size"));
        Assert.Contains("must end in .model.json", ToolRun.Failed("import", "--model", model, "--schema", Schema, "--out", folder.File("a.json")));
        Assert.False(File.Exists(imported));

        var run = ToolRun.Of("import", "--model", model, "--schema", Schema, "--out", imported, "--map", "cost=Size");
        Assert.Equal($"{model}: no tree asks for 'Other'\nAds.Shirt: no tree splits on 'Price'\nwrote {imported}\n", run.Error);
        Assert.Equal(ModelKind.Trees, ModelFileJson.Read(File.ReadAllText(imported), imported).Kind);
        Assert.Contains("over a schema already", ToolRun.Failed("import", "--model", imported, "--schema", Schema, "--out", folder.File("b.model.json")));
    }

    private static double[][] Numbers(string path) =>
        [.. File.ReadLines(path).Skip(1).Select(line => Array.ConvertAll(line.Split(','), cell => double.Parse(cell, CultureInfo.InvariantCulture)))];
}

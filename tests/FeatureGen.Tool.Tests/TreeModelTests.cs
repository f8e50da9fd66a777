using System.Globalization;
using FeatureGen.Testing;
using FeatureGen.Tool.Tests.Support;

namespace FeatureGen.Tool.Tests;

/// <summary>Models of LightGBM and XGBoost are scored without a schema: their features are bound to columns by name.</summary>
public sealed class TreeModelTests
{
    // 1 where Size is missing or at most 2, else 2 if Color is red or blue, else 3.
    private const string Model = """
        tree
        version=v4
        num_class=1
        num_tree_per_iteration=1
        label_index=0
        max_feature_idx=1
        objective=regression
        feature_names=Size Color
        feature_infos=[0:10] 0:1:2

        Tree=0
        num_leaves=3
        num_cat=1
        split_feature=0 1
        threshold=2 0
        decision_type=10 1
        left_child=-1 -2
        right_child=1 -3
        leaf_value=1 2 3
        cat_boundaries=0 1
        cat_threshold=5

        end of trees

        pandas_categorical:[["red", "green", "blue"]]

        """;

    [Fact]
    public void Columns_are_bound_by_name_and_categories_by_text_or_code()
    {
        using var folder = new TemporaryFolder();
        string data = folder.Write("rows.csv",
            "Other,Color,Size\nx,red,3\n,green,3\n,blue,3\n,,3\n,2,3\n,1,3\n,mauve,3\n,green,\n,green,2\n,,inf\n");
        string model = folder.Write("model.txt", Model), scores = folder.File("scores.csv");

        Assert.Empty(ToolRun.Done("score", "--model", model, "--data", data, "--out", scores));

        string[] expected = ["margin0,prediction0", "2,2", "3,3", "2,2", "3,3", "2,2", "3,3", "3,3", "1,1", "1,1", "3,3"];
        Assert.Equal(expected, File.ReadAllLines(scores));
    }

    [Fact]
    public void Many_rows_are_scored_in_their_order()
    {
        using var folder = new TemporaryFolder();
        string[] rows = ["red,3", "green,3", ",3", "green,", "blue,2"], expected = ["2,2", "3,3", "3,3", "1,1", "1,1"];
        string Repeated(string header, string[] lines) =>
            header + "\n" + string.Concat(Enumerable.Range(0, 2503).Select(row => lines[row % lines.Length] + "\n"));
        string data = folder.Write("rows.csv", Repeated("Color,Size", rows)), scores = folder.File("scores.csv");

        ToolRun.Done("score", "--model", folder.Write("model.txt", Model), "--data", data, "--out", scores);

        Assert.Equal(Repeated("margin0,prediction0", expected), File.ReadAllText(scores));
    }

    [Fact]
    public void Where_categories_are_numbers_no_number_is_a_code()
    {
        using var folder = new TemporaryFolder();
        string model = folder.Write("model.txt", Model.Replace("[\"red\", \"green\", \"blue\"]", "[10, 2.5, 30]"));
        string data = folder.Write("rows.csv", "Color,Size\n10,3\n10.0,3\n2.5,3\n30,3\n2,3\n"), scores = folder.File("scores.csv");

        ToolRun.Done("score", "--model", model, "--data", data, "--out", scores);

        Assert.Equal(["margin0,prediction0", "2,2", "2,2", "3,3", "2,2", "3,3"], File.ReadAllLines(scores));
    }

    [Theory]
    [InlineData("Colour,Size\nred,3\n", "{0}, line 1, column 'Color': the model's feature has no column here", "similar name: 'Colour'.")]
    [InlineData("color,size\nred,3\n", "{0}, line 1, column 'Size'",
        "Missing too: 'Color'. Columns with a similar name: 'size'.")]
    [InlineData("Color,Size\nred,3\nred,large\n", "{0}, line 3, column 'Size': 'large' is not a number", "leave the field empty")]
    [InlineData("Color,Size\n", "{0}: there are no rows", "")]
    public void Rows_that_do_not_fit_are_refused(string rows, string start, string end)
    {
        using var folder = new TemporaryFolder();
        string data = folder.Write("rows.csv", rows), model = folder.Write("model.txt", Model);

        string message = ToolRun.Failed("score", "--model", model, "--data", data, "--out", folder.File("scores.csv"));

        Assert.StartsWith(start.Replace("{0}", data), message);
        Assert.Contains(end, message);
        Assert.False(File.Exists(folder.File("scores.csv")));
    }

    [Fact]
    public void Models_say_whether_they_need_a_schema()
    {
        using var folder = new TemporaryFolder();
        string data = folder.Write("rows.csv", "Size,Color\n1,red\n"), scores = folder.File("scores.csv");
        string Refused(string name, string text, params string[] more) =>
            ToolRun.Failed(["score", "--model", folder.Write(name, text), "--data", data, "--out", scores, .. more]);

        Assert.Contains("by --schema", Refused("a.model.json", "{}"));
        Assert.Contains("by --schema", Refused("model.json", """{ "format": "featuregen-model" }"""));
        Assert.Contains("save_model", Refused("other.json", "{}"));
        string cut = Model[..Model.IndexOf("leaf_value", StringComparison.Ordinal)];
        Assert.StartsWith(folder.File("cut.txt") + "(19,1)", Refused("cut.txt", cut));
        File.WriteAllBytes(folder.File("model.bin"), [0x80, 0x04, 0x95, 0xFF]);
        Assert.Contains("not text", ToolRun.Failed("score", "--model", folder.File("model.bin"), "--data", data, "--out", scores));
    }

    [SharedFact("models/parity")]
    public void Reference_models_are_scored_exactly()
    {
        using var folder = new TemporaryFolder();
        foreach (string name in new[] { "lightgbm-ova", "lightgbm-linear-tree", "xgboost-multiclass", "xgboost-categorical" })
        {
            string reference = SharedFolder.File("models/parity/" + name), scores = folder.File(name + ".csv");
            string model = Directory.GetFiles(reference, "model.*").Single();
            ToolRun.Done("score", "--model", model, "--data", Path.Combine(reference, "rows.csv"), "--out", scores);

            string[] expected = File.ReadAllLines(Path.Combine(reference, "expected.csv")), found = File.ReadAllLines(scores);
            Assert.Equal(expected[0], found[0]);
            Assert.Equal(expected.Length, found.Length);
            for (int line = 1; line < found.Length; line++)
                foreach (var (a, b) in Numbers(expected[line]).Zip(Numbers(found[line])))
                    Assert.True(a.Equals(b) || Math.Abs(a - b) <= 2.4e-7 * Math.Abs(a), $"{name}, line {line + 1}: {b} instead of {a}");
        }
    }

    private static double[] Numbers(string line) =>
        Array.ConvertAll(line.Split(','), cell => double.Parse(cell, CultureInfo.InvariantCulture));
}

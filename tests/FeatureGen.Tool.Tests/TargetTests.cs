using System.Globalization;
using System.Text;
using FeatureGen.Formats.Profiles;
using FeatureGen.Testing;
using FeatureGen.Tool.Tests.Support;

namespace FeatureGen.Tool.Tests;

/// <summary>From a table with a real label, or one of several classes, over a scaffolded schema to what each verb makes of it.</summary>
public sealed class TargetTests
{
    [Fact]
    public async Task A_real_label_goes_all_the_way_but_not_into_training()
    {
        using var folder = new TemporaryFolder();
        string data = folder.Write("houses.csv", Houses(3000, seed: 1)), later = folder.Write("later.csv", Houses(1000, seed: 2));
        using var scaffold = await BuiltScaffold.OfAsync(data, "--label", "Price");
        Assert.Matches(@"\[Label\]\npublic (required )?(float|double)\?? Price", scaffold.Of("Price"));
        string schema = scaffold.Path + ":Row", path = folder.File("Row.profile.json");

        string table = ToolRun.Done("profile", "--data", data, "--schema", schema, "--out", path);
        Assert.StartsWith("Row: 3000 rows, label Price (real, 30", table);
        Assert.Contains("in 14 bins", table);
        Assert.Contains("suspected leak: the label in other words (rises or falls with it", table);
        var profile = ProfileFileJson.Read(File.ReadAllText(path), path);
        Assert.Equal(ProfileLeak.Monotone, profile.Fields.Single(field => field.Name == "Tax").Leak!.Reason);
        Assert.Contains("0 drifted", ToolRun.Done("drift", "--data", later, "--schema", schema, "--profile", path));
        Assert.Contains("Area", ToolRun.Done("profile", "--data", later, "--schema", schema, "--compare", path));

        string page = folder.File("report.html");
        ToolRun.Done("report", "--profile", path, "--out", page);
        string text = File.ReadAllText(page);
        Assert.Contains("mean of <bdi>Price</bdi>", text);
        Assert.DoesNotContain("share of <bdi>Price</bdi>", text);

        string refused = ToolRun.Failed("train", "--data", data, "--schema", schema, "--out", folder.File("Row.model.json"));
        Assert.Contains("only labels of two classes can be trained on or evaluated", refused);
        Assert.Single(refused.TrimEnd().Split('\n'));
        Assert.Contains("classes", ToolRun.Done("profile", "--data", later, "--schema", schema, "--target", "classes"));
        Assert.Contains("takes the label 'Price' for a number, the new one for classes; say which by --target",
            ToolRun.Failed("profile", "--data", later, "--schema", schema, "--target", "classes", "--compare", path));
    }

    [Fact]
    public async Task Several_classes_keep_their_names()
    {
        using var folder = new TemporaryFolder();
        string data = folder.Write("irises.csv", "Petal,Kind\n" + string.Concat(Enumerable.Range(0, 300).Select(i =>
            FormattableString.Invariant($"{i % 3 + i % 7 / 10.0:F1},{(i % 3) switch { 0 => "setosa", 1 => "virginica", _ => "versicolor" }}\n"))));
        using var scaffold = await BuiltScaffold.OfAsync(data, "--label", "Kind");
        Assert.Contains("[Label]", scaffold.Of("Kind"));
        string schema = scaffold.Path + ":Row", path = folder.File("Row.profile.json");
        Assert.StartsWith("Row: 300 rows, label Kind (3 classes, 1.099 nats)", ToolRun.Done("profile", "--data", data, "--schema", schema, "--out", path));
        Assert.Equal(["setosa", "versicolor", "virginica"], ProfileFileJson.Read(File.ReadAllText(path), path).Classes);
        Assert.Contains("name the positive class in [Label(Positive = ...)]",
            ToolRun.Failed("train", "--data", data, "--schema", schema, "--out", folder.File("Row.model.json")));
    }

    private static string Houses(int rows, int seed)
    {
        var random = new Random(seed);
        var csv = new StringBuilder("Area,Quarter,Noise,Tax,Price\n");
        for (int row = 0; row < rows; row++)
        {
            double area = Math.Round(60 + 200 * random.NextDouble(), 1);
            int quarter = random.Next(4);
            double price = Math.Round(100 + area + 30 * quarter + 20 * Normal(random), 2);
            csv.Append(CultureInfo.InvariantCulture, $"{area},{"abcd"[quarter]},{Normal(random):F4},{price * 0.05:F4},{price}\n");
        }
        return csv.ToString();
    }

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}

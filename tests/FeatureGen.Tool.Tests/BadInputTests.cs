using System.Text;
using FeatureGen.Testing;
using FeatureGen.Tool.Tests.Support;

namespace FeatureGen.Tool.Tests;

/// <summary>Whatever is wrong with the input: one line that says where and what to do, exit code 2, nothing on standard output.</summary>
public sealed class BadInputTests(AdAssembly ads) : IClassFixture<AdAssembly>
{
    private const string Header = "Request,Device,Age,Brand,Price,Tags,Noise,Clicked\n";

    [Theory]
    [InlineData("", "{0}: ")]
    [InlineData(Header, "{0}: there are no rows")]
    [InlineData("Request,Device,Age,Brand,Tags,Noise,Clicked\n1,Phone,,,,1,1\n", "{0}, line 1")]
    [InlineData(Header + "1,Phone,20,b,1.5,t,1,1\n1,Phone,20,b,cheap,t,1,0\n", "{0}, line 3, column 'Price': 'cheap'")]
    [InlineData(Header + "1,Phone,20,b,1.5,t,1,1\n1,Toaster,20,b,1,t,1,0\n", "{0}, line 3, column 'Device': 'Toaster'")]
    [InlineData(Header + "1,Phone,20,b,1.5,t,1,\n", "{0}, line 2, column 'Clicked': the row has no label")]
    [InlineData(Header + "1,Phone,20,b,1.5,t,1,1\n1,Phone,20,b,1.5,t,1\n", "{0}, line 3")]
    [InlineData(Header + "1,Phone,20,\"b,1.5,t,1,1\n", "{0}, line 2")]
    public void Tables_are_refused_by_profile_and_train_alike(string csv, string expected)
    {
        using var folder = new TemporaryFolder();
        string data = folder.Write("log.csv", csv), model = folder.File("a.model.json");
        expected = expected.Replace("{0}", data);

        Assert.StartsWith(expected, ToolRun.Failed("profile", "--data", data, "--schema", ads.Schema));
        string training = ToolRun.Failed("train", "--data", data, "--schema", ads.Schema, "--out", model);
        Assert.True(training.StartsWith(expected, StringComparison.Ordinal)
            || training.StartsWith("There are no rows", StringComparison.Ordinal), training);
        Assert.Equal([data], Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void Labels_of_one_class_teach_nothing()
    {
        using var folder = new TemporaryFolder();
        string data = folder.Write("log.csv", Header + string.Concat(Enumerable.Repeat("1,Phone,20,b,1.5,t,1,1\n", 20)));

        Assert.Contains("the label is '1' in all 20 rows", ToolRun.Failed("profile", "--data", data, "--schema", ads.Schema));
        Assert.Contains("the label is '1' in all 20 rows", ToolRun.Failed("profile", "--data", data, "--label", "Clicked"));
        Assert.Contains("both labels",
            ToolRun.Failed("train", "--data", data, "--schema", ads.Schema, "--out", folder.File("a.model.json")));
    }

    [Fact]
    public void Invalid_text_is_found_with_its_line()
    {
        using var folder = new TemporaryFolder();
        string data = folder.File("log.csv");
        File.WriteAllBytes(data, [.. Encoding.ASCII.GetBytes("a,y\nx,1\n"), 0xC3, 0x28, .. Encoding.ASCII.GetBytes(",0\n")]);

        string message = ToolRun.Failed("profile", "--data", data, "--label", "y");
        Assert.StartsWith($"{data}, line 3", message);
        Assert.Contains("UTF-8", message);
    }

    [Fact]
    public void A_label_that_is_no_column_is_named_with_those_there_are()
    {
        using var folder = new TemporaryFolder();
        string data = folder.Write("log.csv", "a,y\nx,1\n");
        Assert.Equal($"{data}, line 1: there is no column 'z'. The columns are: a, y.",
            ToolRun.Failed("profile", "--data", data, "--label", "z"));
    }

    [Fact]
    public void Command_lines_are_refused_with_one_line()
    {
        using var folder = new TemporaryFolder();
        string text = folder.Write("notes.txt", "x");
        Assert.Equal("Unrecognized command or argument '--dat'. 'featuregen profile --help' lists the options.",
            ToolRun.Failed("profile", "--dat", ads.Log));
        Assert.Contains("'featuregen --help' lists the verbs.", ToolRun.Failed());
        Assert.Contains("'featuregen --help' lists the verbs.", ToolRun.Failed("prophecy"));
        Assert.Contains("either --schema or --label", ToolRun.Failed("profile", "--data", ads.Log));
        Assert.Contains("exclude each other", ToolRun.Failed("profile", "--data", ads.Log, "--label", "x", "--schema", ads.Schema));
        Assert.Equal("--data 'absent.csv' does not exist.", ToolRun.Failed("profile", "--data", "absent.csv", "--label", "y"));
        Assert.Equal($"--data '{text}' must end in .csv.", ToolRun.Failed("profile", "--data", text, "--label", "y"));
        Assert.Contains("is not a .NET assembly", ToolRun.Failed("profile", "--data", ads.Log, "--schema", text));
        Assert.Contains("Ads.Impression, Ads.Other", ToolRun.Failed("profile", "--data", ads.Log, "--schema", ads.Path));
        Assert.Contains("must end in .profile.json",
            ToolRun.Failed("profile", "--data", ads.Log, "--schema", ads.Schema, "--out", folder.File("x.json")));
        Assert.Contains("its folder does not exist", ToolRun.Failed(
            "profile", "--data", ads.Log, "--schema", ads.Schema, "--out", Path.Combine(folder.Path, "no", "x.profile.json")));
        Assert.Contains("--epochs must be 1 or more", Train("--epochs", "0"));
        Assert.Contains("--learning-rate must be above 0", Train("--learning-rate", "0"));
        Assert.Contains("'many'", Train("--epochs", "many"));
        Assert.Contains("'boost'", Train("--kind", "boost"));
        Assert.Contains("its fields are Device, Age, Brand", Train("--without", "Brandd"));

        string Train(string option, string value) =>
            ToolRun.Failed("train", "--data", ads.Log, "--schema", ads.Schema, "--out", folder.File("a.model.json"), option, value);
    }

    [Theory]
    [InlineData("profile", "--data <FILE.csv>")]
    [InlineData("drift", "--data <FILE.csv>")]
    [InlineData("train", "--data <FILE.csv>")]
    [InlineData("import", "--model <FILE>")]
    [InlineData("evaluate", "--data <FILE.csv>")]
    [InlineData("score", "--data <FILE.csv>")]
    [InlineData("scaffold", "--data <FILE.csv>")]
    public void Help_has_examples(string verb, string first)
    {
        string help = ToolRun.Done(verb, "--help");
        Assert.Contains($"Examples:\n  featuregen {verb} {first.Split(' ')[0]}", help);
        Assert.Contains($"featuregen {verb} [options]", help);
        Assert.Contains($"{first} (REQUIRED)", help);
    }
}

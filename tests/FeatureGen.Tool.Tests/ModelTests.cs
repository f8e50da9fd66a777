using System.Globalization;
using System.Text.Json;
using FeatureGen.Formats.Models;
using FeatureGen.Learning.Metrics;
using FeatureGen.Testing;
using FeatureGen.Tool.Tests.Support;

namespace FeatureGen.Tool.Tests;

public sealed class ModelTests(AdAssembly ads) : IClassFixture<AdAssembly>
{
    [Theory]
    [InlineData("linear")]
    [InlineData("fm")]
    public void A_model_is_trained_measured_and_scored(string kind)
    {
        using var folder = new TemporaryFolder();
        string model = folder.File("m.model.json"), scores = folder.File("scores.csv");

        string trained = ToolRun.Done("train", "--data", ads.Log, "--valid", ads.Later, "--schema", ads.Schema, "--kind", kind, "--epochs",
            "5", "--dimension", "4", "--out", model);
        Assert.Contains("validation AUC", trained);
        using var measured = JsonDocument.Parse(
            ToolRun.Done("evaluate", "--data", ads.Later, "--model", model, "--schema", ads.Schema, "--format", "json", "--k", "3"));
        Assert.Empty(ToolRun.Done("score", "--data", ads.Later, "--model", model, "--schema", ads.Schema, "--out", scores));

        string[] lines = File.ReadAllLines(scores);
        Assert.Equal("margin0,prediction0", lines[0]);
        float[][] rows = [.. lines.Skip(1)
            .Select(line => Array.ConvertAll(line.Split(','), cell => float.Parse(cell, CultureInfo.InvariantCulture)))];
        float[] labels = [.. File.ReadLines(ads.Later).Skip(1).Select(line => line.EndsWith('1') ? 1f : 0f)];
        float[] margins = [.. rows.Select(row => row[0])];
        double auc = AreaUnderCurve.Of(margins, labels);
        Assert.True(auc > .7, $"AUC {auc}");
        Assert.Equal(auc, measured.RootElement.GetProperty("auc").GetDouble(), 1e-12);
        Assert.Equal(LogLoss.OfMargins(margins, labels), measured.RootElement.GetProperty("logLoss").GetDouble(), 1e-12);
        int[] groups = [.. Enumerable.Range(0, labels.Length).Select(i => i / 5)];
        Assert.Equal(NormalizedGain.Of(margins, labels, groups, 3), measured.RootElement.GetProperty("ndcg").GetDouble(), 1e-12);
        Assert.All(rows, row => Assert.Equal(1 / (1 + Math.Exp(-row[0])), row[1], 1e-6));
    }

    [Fact]
    public void The_same_seed_gives_the_same_bytes_and_another_seed_others()
    {
        using var folder = new TemporaryFolder();
        string Train(string name, string seed)
        {
            string path = folder.File(name);
            ToolRun.Done("train", "--data", ads.Log, "--schema", ads.Schema, "--epochs", "2", "--kind", "fm", "--seed", seed, "--out",
                path);
            return File.ReadAllText(path);
        }

        string first = Train("a.model.json", "1");
        Assert.Equal(first, CultureScope.Run("de-DE", () => Train("b.model.json", "1")));
        Assert.NotEqual(first, Train("c.model.json", "2"));
    }

    [Fact]
    public void Options_are_invariant_and_fields_can_be_left_out()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("a.model.json");
        CultureScope.Run("de-DE", () => ToolRun.Done(
            "train", "--data", ads.Log, "--schema", ads.Schema, "--epochs", "1", "--l2", "0.5", "--without", "Brand", "Device", "--out",
                path));

        var model = ModelFileJson.Read(File.ReadAllText(path), path);
        Assert.Equal("0.5", model.Training.Single(note => note.Key == "l2").Value);
        Assert.Equal("Brand, Device", model.Training.Single(note => note.Key == "without").Value);
        string[] fields = [.. model.Fields.Select(field => field.Name)];
        Assert.DoesNotContain("Brand", fields);
        Assert.DoesNotContain("Device", fields);
        // A cross is a field of its own.
        Assert.Contains("Device*Age", fields);
    }

    [Fact]
    public void Models_that_do_not_fit_are_refused()
    {
        using var folder = new TemporaryFolder();
        string model = folder.File("a.model.json"), scores = folder.File("s.csv");
        ToolRun.Done("train", "--data", ads.Log, "--schema", ads.Schema, "--epochs", "1", "--out", model);

        string other = ToolRun.Failed("score", "--data", ads.Later, "--model", model, "--schema", ads.Path + ":Other", "--out", scores);
        Assert.Equal($"{model}(1,1): the model is of schema 'Ads.Impression', not of 'Ads.Other'", other);

        string text = File.ReadAllText(model);
        string changed = folder.Write("changed.model.json", text.Replace(ModelFileJson.Read(text, model).Fingerprint, "0123456789abcdef"));
        Assert.Contains("train it again", ToolRun.Failed("evaluate", "--data", ads.Later, "--model", changed, "--schema", ads.Schema));

        string cut = folder.Write("cut.model.json", text[..(text.Length / 2)]);
        Assert.StartsWith(cut + "(", ToolRun.Failed("evaluate", "--data", ads.Later, "--model", cut, "--schema", ads.Schema));
        Assert.False(File.Exists(scores));
    }

    [Fact]
    public void Rows_without_labels_can_be_scored()
    {
        using var folder = new TemporaryFolder();
        string model = folder.File("a.model.json"), scores = folder.File("s.csv");
        ToolRun.Done("train", "--data", ads.Log, "--schema", ads.Schema, "--epochs", "1", "--out", model);
        string rows = folder.Write("rows.csv", "Device,Age,Brand,Price,Tags,Noise\nPhone,,,,,1\nTablet,33,b7,5,sale,0\n");

        ToolRun.Done("score", "--data", rows, "--model", model, "--schema", ads.Schema, "--out", scores);
        Assert.Equal(3, File.ReadAllLines(scores).Length);
    }
}

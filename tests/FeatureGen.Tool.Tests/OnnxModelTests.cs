using System.Globalization;
using System.Runtime.InteropServices;
using FeatureGen.Learning.Tests.Onnx;
using FeatureGen.Testing;
using FeatureGen.Tool.Tests.Support;
using static FeatureGen.Learning.Tests.Onnx.OnnxWriter;

namespace FeatureGen.Tool.Tests;

/// <summary>ONNX models are told apart by content, scored by columns and bound to fields.</summary>
public sealed class OnnxModelTests(AdAssembly ads) : IClassFixture<AdAssembly>
{
    // x0 < 1 ? .1 : .2, and x1 >= 2 ? .8 : .4
    private static readonly byte[] s_model = SmallOnnx.Regressor();

    [Fact]
    public void A_model_is_scored_by_columns_and_by_the_fields_that_it_was_bound_to()
    {
        using var folder = new TemporaryFolder();
        string model = folder.File("model.bin"), bound = folder.File("Impression.model.json"), scores = folder.File("scores.csv");
        File.WriteAllBytes(model, s_model);
        float[] expected = [.1f + .8f, .2f + .4f, .2f + .4f];

        ToolRun.Done("score", "--model", model, "--data", folder.Write("rows.csv", "f1,f0\n2,0\n,1\n0,\n"), "--out", scores);
        Assert.Equal(expected, Margins(scores));

        ToolRun.Done("import", "--model", model, "--schema", ads.Schema, "--map", "f0=Price", "f1=Noise", "--out", bound);
        string rows = folder.Write("fields.csv",
            "Request,Device,Age,Brand,Price,Tags,Noise\n1,Phone,,,0,,2\n1,Phone,,,1,,0\n1,Phone,,,,,0\n");
        ToolRun.Done("score", "--model", bound, "--schema", ads.Schema, "--data", rows, "--out", scores);
        Assert.Equal(expected, Margins(scores));

        Assert.Contains("'f0' has no field", ToolRun.Failed("import", "--model", model, "--schema", ads.Schema, "--out", bound));
    }

    [Fact]
    public void A_linear_model_says_what_it_does_where_values_are_missing()
    {
        using var folder = new TemporaryFolder();
        string model = folder.File("model.onnx"), scores = folder.File("scores.csv");
        File.WriteAllBytes(model, Model([Node("LinearRegressor", ["X"], ["Y"], Floats("coefficients", 1, 2))]));
        var run = ToolRun.Of("score", "--model", model, "--data", folder.Write("rows.csv", "f0,f1\n1,\n"), "--out", scores);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("a missing value adds nothing", run.Error);
        Assert.Equal(["margin0,prediction0", "1,1"], File.ReadAllLines(scores));
    }

    [Fact]
    public void What_is_no_model_is_refused()
    {
        using var folder = new TemporaryFolder();
        string data = folder.Write("rows.csv", "f0,f1\n1,2\n");
        string Refused(string name, byte[] bytes)
        {
            File.WriteAllBytes(folder.File(name), bytes);
            return ToolRun.Failed("score", "--model", folder.File(name), "--data", data, "--out", folder.File("scores.csv"));
        }

        Assert.Contains("named like an ONNX model", Refused("text.onnx", "tree\nversion=v4\n"u8.ToArray()));
        Assert.Contains("named like an ONNX model", Refused("empty.onnx", []));
        Assert.Contains("not text and not ONNX", Refused("pickle.bin", [0x80, 0x04, 0x95, 0xFF]));
        Assert.StartsWith($"{folder.File("cut.onnx")}, byte ", Refused("cut.onnx", s_model[..200]));
        Assert.Contains("its operators are 'Gemm'", Refused("net.onnx", Model([Node("Gemm", ["X"], ["Y"])])));
    }

    [SharedFact("models/gbdt")]
    public void A_reference_model_is_scored_to_the_bit()
    {
        using var folder = new TemporaryFolder();
        float[] rows = Numbers("test1000nan.f32"), expected = Numbers("marginnan_a.f32");
        var text = new System.Text.StringBuilder(string.Join(',', Enumerable.Range(0, 28).Select(i => $"f{i}"))).Append('\n');
        foreach (float[] row in rows.Chunk(28))
            text.AppendJoin(',', row.Select(value => float.IsNaN(value) ? "" : value.ToString(CultureInfo.InvariantCulture))).Append('\n');
        string scores = folder.File("scores.csv");

        ToolRun.Done("score", "--model", SharedFolder.File("models/gbdt/a.onnx"), "--data", folder.Write("rows.csv", text.ToString()),
            "--out", scores);

        Assert.Equal(expected, Margins(scores));
    }

    private static IEnumerable<float> Margins(string scores) =>
        File.ReadLines(scores).Skip(1).Select(line => (float)double.Parse(line.Split(',')[0], CultureInfo.InvariantCulture));

    private static float[] Numbers(string name) =>
        MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(SharedFolder.File("models/gbdt/" + name))).ToArray();
}

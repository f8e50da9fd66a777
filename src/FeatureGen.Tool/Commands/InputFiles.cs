using System.Text;
using FeatureGen.Formats.Drift;
using FeatureGen.Formats.Json;
using FeatureGen.Formats.Profiles;
using FeatureGen.Learning.Data;
using FeatureGen.Learning.Onnx;

namespace FeatureGen.Tool.Commands;

/// <summary>Opens the files that options name, or says what is wrong with the option.</summary>
internal static class InputFiles
{
    public const string ProfileEnd = ".profile.json";
    public const string ModelEnd = ".model.json";
    public const string TableEnd = ".csv";

    private const string OnnxEnd = ".onnx";

    public static CsvDataReader OpenTable(string path, string option = "--data")
    {
        RequireEnd(path, TableEnd, option);
        RequireFile(path, option);
        return new CsvDataReader(path);
    }

    /// <summary>Reads the bytes of a model that is ONNX's, as its first bytes show; null if it is another.</summary>
    public static byte[]? ReadOnnx(string path)
    {
        RequireFile(path, "--model");
        using var file = File.OpenRead(path);
        Span<byte> start = stackalloc byte[2];
        if (!OnnxReader.IsOnnx(start[..file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)]))
            return path.EndsWith(OnnxEnd, StringComparison.OrdinalIgnoreCase)
                ? throw new ToolException($"--model '{path}' is named like an ONNX model and does not start as one.")
                : null;
        if (file.Length > OnnxReader.MaxLength)
            throw new ToolException($"--model '{path}' has {file.Length} bytes, more than the {OnnxReader.MaxLength} that are read.");
        file.Position = 0;
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>Reads a profile.</summary>
    public static ProfileFile ReadProfile(string path, string option)
    {
        RequireEnd(path, ProfileEnd, option);
        return ProfileFileJson.Read(ReadText(path, option, "; featuregen profile --out writes one."), path);
    }

    /// <summary>Reads how later rows differ.</summary>
    public static DriftReport ReadDrift(string path) =>
        DriftReportJson.Read(ReadText(path, "--drift", "; featuregen drift --format json writes it."), path);

    /// <summary>Reads the text of a model, whatever wrote it.</summary>
    public static string ReadModelText(string path) => ReadText(path, "--model",
        " and not ONNX; LightGBM writes text by save_model(\"model.txt\"), XGBoost by save_model(\"model.json\"), "
        + "CatBoost by save_model(\"model.json\", format=\"json\").");

    private static string ReadText(string path, string option, string remedy)
    {
        RequireFile(path, option);
        long length = new FileInfo(path).Length;
        if (length > JsonParser.MaxLength)
            throw new ToolException($"{option} '{path}' has {length} bytes, more than the {JsonParser.MaxLength} that are read.");
        try
        {
            return File.ReadAllText(path, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
        }
        catch (DecoderFallbackException)
        {
            throw new ToolException($"{option} '{path}' is not text{remedy}");
        }
    }

    /// <summary>Files are found by how their names end, by this tool and by the build alike.</summary>
    public static void RequireEnd(string path, string end, string option)
    {
        if (!path.EndsWith(end, StringComparison.OrdinalIgnoreCase)) throw new ToolException($"{option} '{path}' must end in {end}.");
    }

    private static void RequireFile(string path, string option)
    {
        if (!File.Exists(path)) throw new ToolException($"{option} '{path}' does not exist.");
    }
}

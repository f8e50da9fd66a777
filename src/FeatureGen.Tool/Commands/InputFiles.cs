using System.Text;
using FeatureGen.Formats.Json;
using FeatureGen.Formats.Models;
using FeatureGen.Formats.Profiles;
using FeatureGen.Formats.Schemas;
using FeatureGen.Learning.Data;

namespace FeatureGen.Tool.Commands;

/// <summary>Opens the files that options name, or says what is wrong with the option.</summary>
internal static class InputFiles
{
    public const string ProfileEnd = ".profile.json";
    public const string ModelEnd = ".model.json";
    public const string TableEnd = ".csv";

    public static CsvDataReader OpenTable(string path, string option = "--data")
    {
        RequireEnd(path, TableEnd, option);
        RequireFile(path, option);
        return new CsvDataReader(path);
    }

    /// <summary>Reads a model of a schema.</summary>
    public static ModelFile ReadModel(string path, SchemaManifest schema)
    {
        RequireEnd(path, ModelEnd, "--model");
        var model = ModelFileJson.Read(ReadModelText(path), path);
        return model.FindMismatch(schema) is { } mismatch ? throw new ToolException($"{path}: {mismatch}.") : model;
    }

    /// <summary>Reads a profile.</summary>
    public static ProfileFile ReadProfile(string path)
    {
        RequireEnd(path, ProfileEnd, "--profile");
        return ProfileFileJson.Read(ReadText(path, "--profile", "featuregen profile --out writes one."), path);
    }

    /// <summary>Reads the text of a model, whatever wrote it.</summary>
    public static string ReadModelText(string path) => ReadText(path, "--model",
        "LightGBM writes text by save_model(\"model.txt\"), XGBoost by save_model(\"model.json\"), "
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
            throw new ToolException($"{option} '{path}' is not text; {remedy}");
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

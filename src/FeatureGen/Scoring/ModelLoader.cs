using System.Text;
using FeatureGen.Formats;
using FeatureGen.Formats.Models;

namespace FeatureGen.Scoring;

/// <summary>Reads model files for a schema, whatever wrote them.</summary>
internal static class ModelLoader
{
    /// <summary>The most bytes that are read.</summary>
    public const int MaxBytes = 1 << 28;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a model and lays it out for scoring.</summary>
    /// <exception cref="FileFormatException">The file is no model, or one of another schema.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static ModelScorer Load(string path, FeatureSchema schema)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var model = ModelReader.Read(ReadText(path), path, schema.Manifest);
        try
        {
            return ModelScorer.Create(model, schema);
        }
        catch (ArgumentException mismatch)
        {
            throw new FileFormatException(path, 1, 1, mismatch.Message);
        }
    }

    private static string ReadText(string path)
    {
        using var file = File.OpenRead(path);
        if (file.Length > MaxBytes)
            throw new FileFormatException(path, 1, 1, $"the file has {file.Length} bytes, more than the {MaxBytes} that are read");
        using var reader = new StreamReader(file, Utf8, detectEncodingFromByteOrderMarks: true);
        try
        {
            return reader.ReadToEnd();
        }
        catch (DecoderFallbackException)
        {
            throw new FileFormatException(path, 1, 1, "the file is not UTF-8 text; featuregen writes such, LightGBM by "
                + "save_model(\"model.txt\"), XGBoost by save_model(\"model.json\")");
        }
    }
}

using FeatureGen.Formats.Models;
using FeatureGen.Formats.Schemas;
using FeatureGen.Learning.Importance;
using FeatureGen.Learning.Interpretation;
using FeatureGen.Tool.Output;

namespace FeatureGen.Tool.Commands;

/// <summary>Measures how much a model depends on each field, on a table.</summary>
internal static class ModelMeasurement
{
    /// <summary>The most rows that are kept in memory; of more, a sample is taken.</summary>
    public const int MostRows = 100_000;

    /// <summary>Shuffles the fields of a table.</summary>
    /// <param name="tool">The tool.</param>
    /// <param name="data">The table.</param>
    /// <param name="rows">How many rows it has.</param>
    /// <param name="schema">The schema.</param>
    /// <param name="model">A model of the schema.</param>
    /// <param name="options">How to shuffle.</param>
    public static PermutationResult Run(
        ToolContext tool, string data, long rows, SchemaManifest schema, ModelFile model, PermutationOptions options)
    {
        using var reader = InputFiles.OpenTable(data);
        double length = Math.Max(1, new FileInfo(data).Length);
        var sample = ProgressDisplay.Run(tool.Console, $"reading {data}", display => EncodedDataset.ReadSample(
            new SchemaInterpreter(schema, reader, data, ReadPurpose.Learn), rows, MostRows, options.Seed,
            new Relay<int>(_ => display.Report(reader.BytesRead / length)), tool.Cancellation));
        return ProgressDisplay.Run(tool.Console, "shuffling fields", display => PermutationImportance.Measure(
            sample.All(), model, options, new Relay<double>(display.Report), tool.Cancellation));
    }
}

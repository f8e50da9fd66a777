using System.Globalization;
using FeatureGen.Formats.Trees;
using FeatureGen.Testing;

namespace FeatureGen.Tests.Trees;

/// <summary>A model of the reference collection with rows, and what the library that trained it says of them.</summary>
internal sealed class ParityCase
{
    public const string Folder = "models/parity";

    private ParityCase(string name)
    {
        Name = name;
        string folder = Path.Combine(SharedFolder.File(Folder), name);
        ModelPath = Directory.GetFiles(folder, "model.*").Single();
        Text = File.ReadAllText(ModelPath);
        Model = TreeModelReader.Read(Text, ModelPath);
        var (columns, rows) = Table(Path.Combine(folder, "rows.csv"));
        int[] order = [.. Model.Features.Select(feature => Array.IndexOf(columns, feature.Name))];
        Rows = [.. rows.Select(row => order.Select(column => (float)row[column]).ToArray())];
        var (expected, values) = Table(Path.Combine(folder, "expected.csv"));
        Margins = [.. values.Select(row => Pick(expected, row, "margin"))];
        Predictions = [.. values.Select(row => Pick(expected, row, "prediction"))];
    }

    public string Name { get; }

    public string ModelPath { get; }

    public string Text { get; }

    public TreeEnsemble Model { get; }

    public float[][] Rows { get; }

    public double[][] Margins { get; }

    public double[][] Predictions { get; }

    public static IEnumerable<ParityCase> All() =>
        Directory.GetDirectories(SharedFolder.File(Folder)).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)
            .Select(name => new ParityCase(name));

    private static double[] Pick(string[] columns, double[] row, string prefix) =>
        [.. row.Where((_, i) => columns[i].StartsWith(prefix, StringComparison.Ordinal))];

    private static (string[] Columns, double[][] Rows) Table(string path)
    {
        string[] lines = File.ReadAllLines(path);
        return (lines[0].Split(','), [.. lines.Skip(1).Select(line => line.Split(',').Select(Value).ToArray())]);
    }

    private static double Value(string cell) => cell.ToLowerInvariant() switch
    {
        "" or "nan" => double.NaN,
        "inf" => double.PositiveInfinity,
        "-inf" => double.NegativeInfinity,
        _ => double.Parse(cell, CultureInfo.InvariantCulture),
    };
}

using System.Globalization;
using System.Text.Json;
using FeatureGen.Formats.Models;
using FeatureGen.Formats.Schemas;
using FeatureGen.Formats.Trees;
using FeatureGen.Formats.Trees.Binding;
using FeatureGen.Learning.Data;
using FeatureGen.Learning.Evaluation;
using FeatureGen.Learning.Interpretation;
using FeatureGen.Testing;

namespace FeatureGen.Learning.Tests.Binding;

/// <summary>Reference models that are bound to a schema say of rows that are extracted through it what their libraries say.</summary>
public sealed class BoundParityTests
{
    private const string Folder = "models/parity";

    [SharedFact(Folder)]
    public void Numbers_and_codes_score_as_the_trainers_say()
    {
        int cases = 0;
        foreach (var folder in Directory.GetDirectories(SharedFolder.File(Folder)).Order(StringComparer.Ordinal))
        {
            var source = Read(folder);
            // Codes as integers of a range; the lists of categories stand beside the point there.
            var schema = Schema(source, feature => feature.IsCategorical
                ? new() { Name = feature.Name, Kind = FieldKind.Categorical, Type = ScalarType.Integer, Min = 0, Max = 63 }
                : new() { Name = feature.Name, Kind = FieldKind.Numeric, Type = ScalarType.Single });
            if (source.OutputCount > 1)
            {
                Assert.Throws<TreeBindingException>(() => TreeBinder.Bind(source, schema));
                continue;
            }
            Compare(folder, TreeBinder.Bind(source, schema), schema, Path.Combine(folder, "rows.csv"));
            cases++;
        }
        Assert.Equal(20, cases);
    }

    [SharedFact(Folder)]
    public void Texts_score_by_the_models_list_or_by_their_place_in_the_vocabulary()
    {
        using var levels = JsonDocument.Parse(File.ReadAllText(SharedFolder.File(Folder + "/xgboost-categorical/levels.json")));
        var lists = levels.RootElement.EnumerateObject().ToDictionary(
            level => level.Name, level => level.Value.EnumerateArray().Select(text => text.GetString()!).ToArray());
        using var folder = new TemporaryFolder();
        var rows = folder.File("rows.csv");
        foreach (var name in new[] { "lightgbm-categorical", "xgboost-categorical" })
        {
            var reference = SharedFolder.File($"{Folder}/{name}");
            var source = Read(reference);
            File.WriteAllLines(rows, Texts(File.ReadAllLines(Path.Combine(reference, "rows.csv")), lists));
            // LightGBM's list is in the file, so that the vocabulary may have another order; of XGBoost's file only codes are known.
            bool hasLists = source.Features.Any(feature => feature.Categories.Count > 0);
            Assert.Equal(name.StartsWith("lightgbm", StringComparison.Ordinal), hasLists);
            var schema = Schema(source, feature => lists.TryGetValue(feature.Name, out var texts)
                ? new()
                {
                    Name = feature.Name, Kind = FieldKind.Categorical, Type = ScalarType.String, OutOfVocabulary = 2,
                    Vocabulary = new(hasLists ? texts.Reverse() : texts),
                }
                : new() { Name = feature.Name, Kind = FieldKind.Numeric, Type = ScalarType.Integer });
            if (!hasLists)
                Assert.Contains(":vocabulary", Assert.Throws<TreeBindingException>(() => TreeBinder.Bind(source, schema)).Message);
            var map = hasLists ? null : lists.Keys.ToDictionary(field => field, field => field + ":vocabulary");
            Compare(reference, TreeBinder.Bind(source, schema, map), schema, rows);
        }
    }

    private static TreeEnsemble Read(string folder)
    {
        var path = Directory.GetFiles(folder, "model.*").Single();
        return TreeModelReader.Read(File.ReadAllText(path), path);
    }

    private static SchemaManifest Schema(TreeEnsemble source, Func<TreeFeature, FieldManifest> field) =>
        new() { Name = "Row", Fields = new(source.Features.Select(field).ToArray()) };

    private static void Compare(string folder, ModelFile model, SchemaManifest schema, string rows)
    {
        using var reader = new CsvDataReader(rows);
        var margins = ModelEvaluator.Margins(new SchemaInterpreter(schema, reader, rows, ReadPurpose.Score), model).ToArray();
        var expected = File.ReadLines(Path.Combine(folder, "expected.csv")).Skip(1).Select(line => line.Split(',')).ToArray();
        var link = new ModelLink(model);
        bool isSingle = model.Ensemble!.Precision == TreePrecision.Single;
        Assert.Equal(expected.Length, margins.Length);
        for (int row = 0; row < margins.Length; row++)
        {
            float margin = Number(expected[row][0]), prediction = Number(expected[row][1]);
            // A sum in double precision is rounded to single once: where it lies in the middle of two, either may come out.
            Assert.True(margins[row].Equals(margin) || (!isSingle && Math.Abs(margins[row] - margin) <= Math.Abs(margin) * 1.2e-7f),
                $"{folder}, row {row}: {margins[row]:R} instead of {margin:R}");
            Assert.Equal(prediction, link.Prediction(margins[row]), (1 + Math.Abs(margin)) * Math.Abs(prediction) * 2.5e-7);
        }
    }

    private static IEnumerable<string> Texts(string[] lines, Dictionary<string, string[]> lists)
    {
        var columns = lines[0].Split(',');
        return lines.Skip(1).Select(line => string.Join(',', line.Split(',').Select((cell, i) =>
            cell.Length > 0 && lists.TryGetValue(columns[i], out var texts)
                ? texts[int.Parse(cell, CultureInfo.InvariantCulture)]
                : cell))).Prepend(lines[0]);
    }

    private static float Number(string cell) => cell.ToLowerInvariant() switch
    {
        "inf" => float.PositiveInfinity,
        "-inf" => float.NegativeInfinity,
        "nan" => float.NaN,
        _ => (float)double.Parse(cell, CultureInfo.InvariantCulture),
    };
}

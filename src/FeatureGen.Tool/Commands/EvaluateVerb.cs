using System.CommandLine;
using System.Globalization;
using FeatureGen.Formats.Json;
using FeatureGen.Learning.Evaluation;
using FeatureGen.Learning.Interpretation;
using FeatureGen.Tool.Output;

namespace FeatureGen.Tool.Commands;

/// <summary><c>featuregen evaluate</c>: measures a model.</summary>
internal sealed class EvaluateVerb
{
    private const string Table = "table", Json = "json";

    private readonly ToolContext _tool;
    private readonly Option<string> _data = VerbOptions.Data("Rows with labels: a CSV file, its first line naming the columns.");
    private readonly Option<string> _model = VerbOptions.AnyModel();
    private readonly Option<string> _schema = VerbOptions.Schema();
    private readonly Option<int> _cutoff = VerbOptions.Number(
        "--k", "How many of a group's best count for NDCG.", 10, n => n >= 1, "1 or more");
    private readonly Option<string> _format = VerbOptions.Format(Table, Json);

    private EvaluateVerb(ToolContext tool) => _tool = tool;

    public static Command Create(ToolContext tool)
    {
        var verb = new EvaluateVerb(tool);
        var command = new VerbCommand(
            "evaluate",
            "Measures a model on labelled rows: AUC; logloss and calibration error where it predicts probabilities; NDCG and MRR where the "
                + "schema has a group.",
            "featuregen evaluate --data test.csv --model AdImpression.model.json --schema Ads.dll",
            "featuregen evaluate --data test.csv --model AdImpression.model.json --schema Ads.dll --k 5 --format json",
            "featuregen evaluate --data test.csv --model lightgbm.txt --schema Ads.dll")
        {
            verb._data, verb._model, verb._schema, verb._cutoff, verb._format,
        };
        command.SetAction(verb.Run);
        return command;
    }

    private int Run(ParseResult options)
    {
        var schema = ManifestReader.Read(options.GetValue(_schema)!);
        var input = ModelInput.Read(options.GetValue(_model)!);
        var model = input.OfSchema(schema);
        input.NoteDifferences(_tool);
        var path = options.GetValue(_data)!;
        using var reader = InputFiles.OpenTable(path);
        double length = Math.Max(1, new FileInfo(path).Length);
        var result = ProgressDisplay.Run(_tool.Console, $"evaluating {path}", display => ModelEvaluator.Evaluate(
            new SchemaInterpreter(schema, reader, path, ReadPurpose.Learn), model, options.GetValue(_cutoff),
            new Relay<int>(_ => display.Report(reader.BytesRead / length)), _tool.Cancellation));
        if (options.GetValue(_format) == Json) PrintJson(result);
        else PrintTable(result);
        return ToolApplication.Done;
    }

    private void PrintTable(EvaluationResult result)
    {
        var table = new TextTable().Texts("measure").Numbers("value");
        table.Row("rows", result.Rows.ToString(CultureInfo.InvariantCulture));
        foreach (var (_, title, value) in Measures(result))
            table.Row(title, double.IsNaN(value) ? "undefined" : value.ToString("F5", CultureInfo.InvariantCulture));
        table.Write(_tool.Console.Output);
    }

    // JSON has no NaN: what is undefined (an AUC where all labels are the same) is left out.
    private void PrintJson(EvaluationResult result)
    {
        var json = new JsonWriter(indented: true);
        json.Object(null, () =>
        {
            json.Number("rows", result.Rows).Number("cutoff", result.Cutoff);
            foreach (var (name, _, value) in Measures(result).Where(measure => double.IsFinite(measure.Value))) json.Number(name, value);
        });
        _tool.Console.Output.Write(json.ToString());
    }

    private static IEnumerable<(string Name, string Title, double Value)> Measures(EvaluationResult result)
    {
        yield return ("auc", "AUC", result.Auc);
        yield return ("logLoss", "logloss", result.LogLoss);
        yield return ("calibrationError", "calibration error", result.CalibrationError);
        if (result.Ndcg is { } gain) yield return ("ndcg", FormattableString.Invariant($"NDCG@{result.Cutoff}"), gain);
        if (result.ReciprocalRank is { } rank) yield return ("reciprocalRank", "MRR", rank);
    }
}

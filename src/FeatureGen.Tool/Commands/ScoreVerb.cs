using System.CommandLine;
using FeatureGen.Formats.Json;
using FeatureGen.Formats.Models;
using FeatureGen.Formats.Schemas;
using FeatureGen.Formats.Trees;
using FeatureGen.Learning.Data;
using FeatureGen.Learning.Evaluation;
using FeatureGen.Learning.Interpretation;
using FeatureGen.Tool.Output;
using FeatureGen.Trees;

namespace FeatureGen.Tool.Commands;

/// <summary><c>featuregen score</c>: predicts rows.</summary>
internal sealed class ScoreVerb
{
    private const int RowsPerReport = 4096;

    private readonly ToolContext _tool;
    private readonly Option<string> _data = VerbOptions.Data(
        "The rows, which need no label: a CSV file, its first line naming the columns.");
    private readonly Option<string> _model = VerbOptions.AnyModel();
    private readonly Option<string> _schema = VerbOptions.Schema(
        required: false, " A model that train or import wrote needs it; without, the features of another are columns of that name.");
    private readonly Option<string> _out = new("--out")
    {
        Description = "Where marginK (log-odds, or whatever the model adds up) and predictionK (probability, or whatever it predicts) are "
            + "written, a line a row, in the order of the data; K counts outputs from 0.",
        HelpName = "FILE.csv",
        Required = true,
    };

    private ScoreVerb(ToolContext tool) => _tool = tool;

    public static Command Create(ToolContext tool)
    {
        var verb = new ScoreVerb(tool);
        var command = new VerbCommand(
            "score",
            "Predicts rows by a model.",
            "featuregen score --data rows.csv --model AdImpression.model.json --schema Ads.dll --out scores.csv",
            "featuregen score --data rows.csv --model lightgbm.txt --schema Ads.dll --out scores.csv",
            "featuregen score --data rows.csv --model lightgbm.txt --out scores.csv")
        {
            verb._data, verb._model, verb._schema, verb._out,
        };
        command.SetAction(verb.Run);
        return command;
    }

    private int Run(ParseResult options)
    {
        var (data, output) = (options.GetValue(_data)!, options.GetValue(_out)!);
        var (path, schema) = (options.GetValue(_model)!, options.GetValue(_schema));
        InputFiles.RequireEnd(output, InputFiles.TableEnd, "--out");
        var input = ModelInput.Read(path);
        if (input.Ensemble is null && schema is null)
            throw new ToolException($"--model '{path}' is over a schema: name the built assembly that holds it by --schema.");
        return schema is null
            ? ScoreTrees(input, input.Ensemble!, data, output)
            : ScoreSchema(input, ManifestReader.Read(schema), data, output);
    }

    private int ScoreSchema(ModelInput input, SchemaManifest schema, string data, string output)
    {
        var model = input.OfSchema(schema);
        input.NoteDifferences(_tool);
        return Write(data, output, (reader, writer, report) =>
            Write(new SchemaInterpreter(schema, reader, data, ReadPurpose.Score), model, writer, report));
    }

    private int ScoreTrees(ModelInput input, TreeEnsemble model, string data, string output)
    {
        input.NoteDifferences(_tool);
        return Write(data, output, (reader, writer, report) =>
            Write(new ModelRows(model, reader), new EnsembleScorer(model), writer, report));
    }

    private int Write(string data, string output, Func<CsvDataReader, TextWriter, Action, long> write)
    {
        using var reader = InputFiles.OpenTable(data);
        using var file = new AtomicFile(output);
        double length = Math.Max(1, new FileInfo(data).Length);
        long count = ProgressDisplay.Run(_tool.Console, $"scoring {data}", display =>
            write(reader, file.Writer, () => display.Report(reader.BytesRead / length)));
        if (count == 0) throw new DataFormatException(data, 0, null, "there are no rows under the header; give data with rows.");
        file.Commit();
        _tool.Note(FormattableString.Invariant($"wrote {output}: {count} rows"));
        return ToolApplication.Done;
    }

    private long Write(SchemaInterpreter rows, ModelFile model, TextWriter output, Action report)
    {
        long count = 0;
        var link = new ModelLink(model);
        output.WriteLine("margin0,prediction0");
        foreach (float margin in ModelEvaluator.Margins(rows, model))
        {
            output.Write(NumberText.Of(margin));
            output.Write(',');
            output.WriteLine(NumberText.Of(link.Prediction(margin)));
            Report(++count, report);
        }
        return count;
    }

    private long Write(ModelRows rows, EnsembleScorer scorer, TextWriter output, Action report)
    {
        long count = 0;
        var (margins, predictions) = (new double[scorer.Model.OutputCount], new double[scorer.Model.PredictionCount]);
        var block = new double[rows.BlockRows * margins.Length];
        output.WriteLine(string.Join(',', margins.Select((_, k) => FormattableString.Invariant($"margin{k}"))
            .Concat(predictions.Select((_, k) => FormattableString.Invariant($"prediction{k}")))));
        for (var tile = rows.ReadBlock(); tile.RowCount > 0; tile = rows.ReadBlock())
        {
            scorer.Margins(tile, block);
            for (int row = 0; row < tile.RowCount; row++)
            {
                for (int k = 0; k < margins.Length; k++) margins[k] = block[k * tile.RowCount + row];
                scorer.Predictions(margins, predictions);
                output.WriteLine(string.Join(',', margins.Concat(predictions).Select(NumberText.Of)));
                Report(++count, report);
            }
        }
        return count;
    }

    private void Report(long count, Action report)
    {
        if (count % RowsPerReport != 0) return;
        _tool.Cancellation.ThrowIfCancellationRequested();
        report();
    }
}

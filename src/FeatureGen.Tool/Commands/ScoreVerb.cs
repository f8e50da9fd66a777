using System.CommandLine;
using FeatureGen.Formats.Json;
using FeatureGen.Formats.Models;
using FeatureGen.Learning.Data;
using FeatureGen.Learning.Evaluation;
using FeatureGen.Learning.Interpretation;
using FeatureGen.Tool.Output;

namespace FeatureGen.Tool.Commands;

/// <summary><c>featuregen score</c>: predicts rows.</summary>
internal sealed class ScoreVerb
{
    private const int RowsPerReport = 4096;

    private readonly ToolContext _tool;
    private readonly Option<string> _data = VerbOptions.Data(
        "The rows, which need no label: a CSV file, its first line naming the columns.");
    private readonly Option<string> _model = VerbOptions.Model();
    private readonly Option<string> _schema = VerbOptions.Schema();
    private readonly Option<string> _out = new("--out")
    {
        Description = "Where margin0 (log-odds) and prediction0 (probability) are written, a line a row, in the order of the data.",
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
            "featuregen score --data rows.csv --model AdImpression.model.json --schema Ads.dll --out scores.csv")
        {
            verb._data, verb._model, verb._schema, verb._out,
        };
        command.SetAction(verb.Run);
        return command;
    }

    private int Run(ParseResult options)
    {
        var schema = ManifestReader.Read(options.GetValue(_schema)!);
        var model = InputFiles.ReadModel(options.GetValue(_model)!, schema);
        var (path, output) = (options.GetValue(_data)!, options.GetValue(_out)!);
        InputFiles.RequireEnd(output, InputFiles.TableEnd, "--out");
        using var reader = InputFiles.OpenTable(path);
        using var file = new AtomicFile(output);
        var rows = new SchemaInterpreter(schema, reader, path, ReadPurpose.Score);
        double length = Math.Max(1, new FileInfo(path).Length);
        long count = ProgressDisplay.Run(_tool.Console, $"scoring {path}", display =>
            Write(rows, model, file.Writer, () => display.Report(reader.BytesRead / length)));
        if (count == 0) throw new DataFormatException(path, 0, null, "there are no rows under the header; give data with rows.");
        file.Commit();
        _tool.Note(FormattableString.Invariant($"wrote {output}: {count} rows"));
        return ToolApplication.Done;
    }

    private long Write(SchemaInterpreter rows, ModelFile model, TextWriter output, Action report)
    {
        long count = 0;
        output.WriteLine("margin0,prediction0");
        foreach (float margin in ModelEvaluator.Margins(rows, model))
        {
            output.Write(NumberText.Of(margin));
            output.Write(',');
            output.WriteLine(NumberText.Of(Logistic.Probability(margin)));
            if (++count % RowsPerReport != 0) continue;
            _tool.Cancellation.ThrowIfCancellationRequested();
            report();
        }
        return count;
    }
}

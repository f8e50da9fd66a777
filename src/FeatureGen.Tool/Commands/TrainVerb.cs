using System.CommandLine;
using FeatureGen.Formats.Models;
using FeatureGen.Formats.Schemas;
using FeatureGen.Learning.Interpretation;
using FeatureGen.Learning.Training;
using FeatureGen.Tool.Output;
using static System.FormattableString;

namespace FeatureGen.Tool.Commands;

/// <summary><c>featuregen train</c>: trains a model.</summary>
internal sealed class TrainVerb
{
    private const string Linear = "linear", FactorizationMachine = "fm", Adam = "adam", Ftrl = "ftrl";
    private static readonly TrainingOptions Standard = new();

    private readonly ToolContext _tool;
    private readonly Option<string> _data = VerbOptions.Data("The rows to learn from: a CSV file, its first line naming the columns.");
    private readonly Option<string> _schema = VerbOptions.Schema();
    private readonly Option<string> _kind = new Option<string>("--kind")
    {
        Description = "A linear model, or a factorization machine, which also weighs pairs of values.", DefaultValueFactory = _ => Linear,
    }.AcceptOnlyFromAmong(Linear, FactorizationMachine);
    private readonly Option<string> _valid = new("--valid")
    {
        Description = FormattableString.Invariant(
            $"Rows that say when to stop and are measured at the end. Without, {Standard.ValidationShare:P0} of the data are held out."),
        HelpName = "FILE.csv",
    };
    private readonly Option<string> _out = new("--out")
    {
        Description = "Where the model is written.",
        HelpName = "FILE.model.json",
        Required = true,
    };
    private readonly Option<string[]> _without = new("--without")
    {
        Description = "Fields that the model is not to use.",
        HelpName = "FIELD",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [],
    };
    private readonly Option<int> _epochs = VerbOptions.Number(
        "--epochs", "The most passes over the rows.", Standard.Epochs, n => n >= 1, "1 or more");
    private readonly Option<int> _batch = VerbOptions.Number(
        "--batch-size", "Rows that make a step.", Standard.BatchSize, n => n >= 1, "1 or more");
    private readonly Option<string> _optimizer = new Option<string>("--optimizer")
    {
        Description = "How weights follow their gradients.", DefaultValueFactory = _ => Adam,
    }.AcceptOnlyFromAmong(Adam, Ftrl);
    private readonly Option<double?> _rate = new("--learning-rate")
    {
        Description = "The size of a step; by default what suits optimizer and model.",
        HelpName = "X",
    };
    private readonly Option<double> _l1 = VerbOptions.Number(
        "--l1", "The penalty on absolute weights; 0 for none.", Standard.L1, IsPenalty, "0 or more");
    private readonly Option<double> _l2 = VerbOptions.Number(
        "--l2", "The penalty on squared weights; 0 for none.", Standard.L2, IsPenalty, "0 or more");
    private readonly Option<double> _embeddingL2 = VerbOptions.Number(
        "--embedding-l2", "fm: the penalty on squared embeddings.", Standard.EmbeddingL2, IsPenalty, "0 or more");
    private readonly Option<int> _dimension = VerbOptions.Number(
        "--dimension", "fm: the length of an embedding.", Standard.Dimension, n => n is >= 1 and <= 1024, "1 to 1024");
    private readonly Option<int> _seed = VerbOptions.Number(
        "--seed", "The same seed gives the same model, byte for byte.", Standard.Seed, _ => true, "");

    private TrainVerb(ToolContext tool)
    {
        _tool = tool;
        _rate.Validators.Add(result =>
        {
            if (result.Errors.Any()) return;
            bool isRate = result.GetValueOrDefault<double?>() is null or (> 0 and < double.PositiveInfinity);
            if (!isRate) result.AddError("--learning-rate must be above 0.");
        });
    }

    public static Command Create(ToolContext tool)
    {
        var verb = new TrainVerb(tool);
        var command = new VerbCommand(
            "train",
            "Trains a model on the logistic loss, with early stopping, and writes it as text.",
            "featuregen train --data log.csv --schema Ads.dll --out AdImpression.model.json",
            "featuregen train --data log.csv --valid later.csv --schema Ads.dll --kind fm --dimension 8 --out AdImpression.model.json",
            "featuregen train --data log.csv --schema Ads.dll --without Clicks Position --out AdImpression.model.json")
        {
            verb._data, verb._schema, verb._kind, verb._valid, verb._out, verb._without, verb._epochs, verb._batch, verb._optimizer,
            verb._rate, verb._l1, verb._l2, verb._embeddingL2, verb._dimension, verb._seed,
        };
        command.SetAction(verb.Run);
        return command;
    }

    private static bool IsPenalty(double value) => value is >= 0 and < double.PositiveInfinity;

    private int Run(ParseResult options)
    {
        var schema = ManifestReader.Read(options.GetValue(_schema)!);
        var path = options.GetValue(_out)!;
        InputFiles.RequireEnd(path, InputFiles.ModelEnd, "--out");
        AtomicFile.RequirePlace(path);
        var training = OptionsFrom(options, schema);
        var data = Read(options.GetValue(_data)!, schema, "--data");
        var valid = options.GetValue(_valid) is { } file ? Read(file, schema, "--valid") : null;
        var result = Train(data, valid, training);
        AtomicFile.Write(path, ModelFileJson.Write(result.Model));
        Print(result);
        _tool.Note($"wrote {path}");
        return ToolApplication.Done;
    }

    private TrainingOptions OptionsFrom(ParseResult options, SchemaManifest schema)
    {
        var without = options.GetValue(_without)!;
        if (without.FirstOrDefault(name => schema.Fields.All(field => field.Name != name)) is { } unknown)
        {
            var fields = string.Join(", ", schema.Fields.Select(field => field.Name));
            throw new ToolException($"--without '{unknown}' is no field of '{schema.Name}'; its fields are {fields}.");
        }
        return new TrainingOptions
        {
            Kind = options.GetValue(_kind) == Linear ? ModelKind.Linear : ModelKind.FactorizationMachine,
            Without = new(without),
            Optimizer = options.GetValue(_optimizer) == Adam ? OptimizerKind.Adam : OptimizerKind.Ftrl,
            LearningRate = options.GetValue(_rate),
            Epochs = options.GetValue(_epochs),
            BatchSize = options.GetValue(_batch),
            L1 = options.GetValue(_l1),
            L2 = options.GetValue(_l2),
            EmbeddingL2 = options.GetValue(_embeddingL2),
            Dimension = options.GetValue(_dimension),
            Seed = options.GetValue(_seed),
        };
    }

    private EncodedDataset Read(string path, SchemaManifest schema, string option)
    {
        using var reader = InputFiles.OpenTable(path, option);
        double length = Math.Max(1, new FileInfo(path).Length);
        return ProgressDisplay.Run(_tool.Console, $"reading {path}", display => EncodedDataset.Read(
            new SchemaInterpreter(schema, reader, path, ReadPurpose.Learn),
            new Relay<int>(_ => display.Report(reader.BytesRead / length)), _tool.Cancellation));
    }

    private TrainingResult Train(EncodedDataset data, EncodedDataset? valid, TrainingOptions options) =>
        ProgressDisplay.Run(_tool.Console, "training", display =>
        {
            var progress = new Relay<TrainingProgress>(step =>
            {
                display.Report((step.Epoch - 1 + step.Fraction) / step.Epochs);
                if (step.LogLoss is { } loss) display.Milestone(Invariant($"epoch {step.Epoch}: logloss {loss:F5}"));
            });
            return valid is null
                ? Trainer.Train(data, options, progress, _tool.Cancellation)
                : Trainer.Train(data.All(), valid.All(), options, progress, _tool.Cancellation);
        });

    private void Print(TrainingResult result)
    {
        var table = new TextTable().Texts("measure").Numbers("value");
        table.Row("rows", Invariant($"{result.Rows}"));
        table.Row("validation rows", Invariant($"{result.ValidationRows}"));
        table.Row("best epoch", Invariant($"{result.BestEpoch} of {result.Epochs}"));
        table.Row("validation logloss", Invariant($"{result.ValidationLogLoss:F5}"));
        table.Row("validation AUC", Invariant($"{result.ValidationAuc:F5}"));
        table.Row("fields used", Invariant($"{result.Model.Fields.Count}"));
        table.Write(_tool.Console.Output);
    }
}

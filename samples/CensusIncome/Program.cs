using System.CommandLine;
using System.Diagnostics;
using CensusIncome;
using FeatureGen;
using FeatureGen.Formats.Models;
using FeatureGen.Learning.Data;
using FeatureGen.Learning.Evaluation;
using FeatureGen.Learning.Interpretation;
using FeatureGen.Learning.Training;

const string Advice =
    "Give both parts of the UCI Adult table, --train FILE.csv and --test FILE.csv, as CSV with a header of the names in Person.cs and empty fields for missing values. "
    + "The table is \"Adult\" of the UCI Machine Learning Repository (https://archive.ics.uci.edu/dataset/2/adult): adult.data and adult.test.";

var train = new Option<FileInfo?>("--train") { Description = "The rows to learn from, CSV." };
var test = new Option<FileInfo?>("--test") { Description = "The rows to measure on, CSV." };
var command = new RootCommand("Trains a linear model and a factorization machine on the UCI Adult table and measures both on its test part.") { train, test };
command.SetAction(parsed =>
{
    if (parsed.GetValue(train) is not { Exists: true } trainFile || parsed.GetValue(test) is not { Exists: true } testFile)
    {
        Console.Error.WriteLine(Advice);
        return 2;
    }
    try
    {
        var rows = Read(trainFile);
        var held = Read(testFile);
        Measure(ModelKind.Linear, rows, held);
        Measure(ModelKind.FactorizationMachine, rows, held);
        return 0;
    }
    catch (Exception problem) when (problem is DataFormatException or SchemaException or TrainingException or IOException)
    {
        Console.Error.WriteLine(problem.Message);
        return 2;
    }
});
return command.Parse(args).Invoke();

static EncodedDataset Read(FileInfo file)
{
    using var reader = new CsvDataReader(file.FullName);
    return EncodedDataset.Read(new SchemaInterpreter(Person.Schema.Manifest, reader, file.Name, ReadPurpose.Learn));
}

static void Measure(ModelKind kind, EncodedDataset rows, EncodedDataset held)
{
    long start = Stopwatch.GetTimestamp();
    var result = Trainer.Train(rows, new TrainingOptions { Kind = kind });
    double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
    var quality = ModelEvaluator.Evaluate(held.All(), result.Model);
    Console.WriteLine($"{kind,-21} AUC {quality.Auc:F4}  logloss {quality.LogLoss:F4}  calibration error {quality.CalibrationError:F4}  trained in {seconds:F1} s, {result.BestEpoch} epochs");
}

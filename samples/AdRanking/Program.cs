using System.CommandLine;
using AdRanking;
using FeatureGen.Learning.Data;
using FeatureGen.Learning.Interpretation;
using FeatureGen.Learning.Training;

var data = new Option<FileInfo?>("--data") { Description = "A log of this schema as CSV, in the order of time; without it one is made in memory." };
var save = new Option<FileInfo?>("--save-log") { Description = "Writes the log that would be made in memory to a file, and does nothing else." };
var command = new RootCommand("Learns from a log of ad impressions, ranks the fields and the ads.") { data, save };
command.SetAction(parsed =>
{
    try
    {
        if (parsed.GetValue(save) is { } file) return LogFile.Save(file.FullName);
        return new MainJob(parsed.GetValue(data)?.FullName, Console.Out).Run();
    }
    catch (Exception problem) when (problem is DataFormatException or SchemaException or TrainingException or IOException)
    {
        Console.Error.WriteLine(problem.Message);
        return 2;
    }
});
return command.Parse(args).Invoke();

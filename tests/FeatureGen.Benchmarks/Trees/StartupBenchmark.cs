using System.Diagnostics;
using System.Globalization;
using FeatureGen.Benchmarks.Trees.Schemas;
using FeatureGen.Formats.Trees;
using FeatureGen.Testing;

namespace FeatureGen.Benchmarks.Trees;

/// <summary>From the touch of a type with a baked model to its first scores, in processes of their own: trees against a linear model over
/// the same schema.</summary>
internal static class StartupBenchmark
{
    private const int Processes = 10;
    private const int NameWidth = 24, StepWidth = 30;

    public static void Run()
    {
        Console.WriteLine();
        Console.WriteLine($"ms of the thread, ms of it compiling, methods: the least of {Processes} processes");
        Console.WriteLine("".PadRight(NameWidth) + string.Concat(StartupRun.Steps.Select(step => step.PadLeft(StepWidth))));
        Print("linear");
        using var folder = new TemporaryFolder();
        foreach (string name in GbdtFiles.Names)
        {
            string file = Path.Combine(folder.Path, name);
            var trees = Records.Bound<FlatRow>(GbdtFiles.Read(name));
            File.WriteAllText(file, Convert.ToBase64String(TreeEnsembleBlob.Write(trees)));
            Print($"trees ({name})", file);
        }
    }

    private static void Print(string name, params string[] files)
    {
        double[][][] runs = [.. Enumerable.Range(0, Processes).Select(_ => Measure(files))];
        var steps = StartupRun.Steps.Select((_, step) =>
            string.Join(" ", runs[0][step].Select((_, figure) => Number(runs.Min(run => run[step][figure]), figure))));
        Console.WriteLine(name.PadRight(NameWidth) + string.Concat(steps.Select(step => step.PadLeft(StepWidth))));
    }

    // The last lines: of the steps, not of the clock's own first use.
    private static double[][] Measure(string[] files)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(StartupRun).Assembly.Location, StartupRun.Argument, .. files])
        {
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        string[] lines = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        process.WaitForExit();
        return [.. lines.TakeLast(StartupRun.Steps.Length).Select(line =>
            line.Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToArray())];
    }

    private static string Number(double value, int figure) =>
        value.ToString(figure < 2 ? "N1" : "N0", CultureInfo.InvariantCulture).PadLeft(8);
}

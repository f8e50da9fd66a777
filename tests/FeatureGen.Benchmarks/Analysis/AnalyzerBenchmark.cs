using System.Collections.Immutable;
using System.Globalization;
using FeatureGen.Analyzers.Schemas;
using FeatureGen.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace FeatureGen.Benchmarks.Analysis;

/// <summary>What generator and analyzers add to a build of many schemas, and what a keystroke costs. <c>--analyzers</c> starts it;
/// <c>--analyzers 200</c> says how many schemas, <c>--analyzers 1000 15</c> how many rounds too.</summary>
internal static class AnalyzerBenchmark
{
    private const int Schemas = 1_000, Rounds = 5;

    private static readonly ImmutableArray<DiagnosticAnalyzer> s_analyzers =
    [
        .. typeof(SchemaAnalyzer).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !t.IsAbstract)
            .OrderBy(t => t.Name, StringComparer.Ordinal).Select(t => (DiagnosticAnalyzer)Activator.CreateInstance(t)!),
    ];

    /// <summary>Measures and prints.</summary>
    public static void Run(string[] arguments)
    {
        int schemas = Number(arguments, 0, Schemas), rounds = Number(arguments, 1, Rounds);
        Console.WriteLine($"{schemas:N0} schemas of {SchemaProject.Fields} fields, {s_analyzers.Length} analyzers; ms a schema, of all threads' own time:");
        Compilation source = SchemaProject.Compile(schemas), complete = source;
        double generator = Milliseconds(() => complete = Generate(source)) / schemas;
        var first = ByAnalyzer(complete, schemas);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"First of the process: generator {generator:F2}, compiler with analyzers {first.Build:F2}"));
        PrintBuilds(complete, schemas, rounds);
        Print(first.Times, ByAnalyzer(complete, schemas).Times);
        foreach (int count in new[] { schemas / 10, schemas }) Console.WriteLine(Keystroke.Measure(count, s_analyzers));
    }

    private static int Number(string[] arguments, int index, int otherwise) =>
        arguments.Length > index ? int.Parse(arguments[index], CultureInfo.InvariantCulture) : otherwise;

    // Builds of files that nothing is known of yet, one thread each, in turns: what each adds to the one that runs an analyzer that does nothing.
    private static void PrintBuilds(Compilation complete, int schemas, int rounds)
    {
        (string Name, ImmutableArray<DiagnosticAnalyzer> Analyzers)[] builds =
        [
            ("compiler alone", []), ("silent analyzer", [new SilentAnalyzer()]), ("silent analyzer again", [new SilentAnalyzer()]),
            ("silent analyzer and ours", [new SilentAnalyzer(), .. s_analyzers]),
        ];
        var times = builds.Select(_ => new double[rounds]).ToArray();
        for (int round = 0; round < rounds; round++)
            for (int turn = 0; turn < builds.Length; turn++)
            {
                int build = round % 2 == 0 ? turn : builds.Length - 1 - turn;
                times[build][round] = Build(complete, builds[build].Analyzers) / schemas;
            }
        Console.WriteLine("Builds, medians, and what is added to the one with the silent analyzer: quartiles of the rounds' differences");
        for (int build = 0; build < builds.Length; build++)
        {
            double[] added = [.. times[build].Zip(times[1], static (time, silent) => time - silent).Order()];
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"  {builds[build].Name,-28} {times[build].Order().ElementAt(rounds / 2),6:F2}  {added[rounds / 4],6:F2} {added[rounds / 2],6:F2} {added[rounds * 3 / 4],6:F2}"));
        }
    }

    // What is read for several analyzers, and what the compiler would bind a little later, falls on the first that asks; in the first build of a process
    // their code is compiled too.
    private static (double Build, IReadOnlyList<(string Name, double Time)> Times) ByAnalyzer(Compilation complete, int schemas)
    {
        var timed = s_analyzers.Select(a => new TimedAnalyzer(a)).ToList();
        double build = Build(complete, [new SilentAnalyzer(), .. timed]) / schemas;
        return (build, [.. timed.Select(a => (a.Name, a.Milliseconds / schemas))]);
    }

    private static void Print(IReadOnlyList<(string Name, double Time)> first, IReadOnlyList<(string Name, double Time)> later)
    {
        Console.WriteLine("The analyzers' own actions, in the first build of the process and in a later one:");
        foreach (var (cold, warm) in first.Zip(later).OrderByDescending(a => a.First.Time)) PrintLine(cold.Name, cold.Time, warm.Time);
        PrintLine("together", first.Sum(a => a.Time), later.Sum(a => a.Time));
    }

    private static void PrintLine(string name, double first, double later) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name,-28} {first,6:F3} {later,6:F3}"));

    private static double Build(Compilation complete, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var anew = CSharpCompilation.Create(
            complete.AssemblyName,
            complete.SyntaxTrees.Select(t => CSharpSyntaxTree.ParseText(t.ToString(), (CSharpParseOptions)t.Options, t.FilePath)),
            complete.References,
            (CSharpCompilationOptions)complete.Options);
        GC.Collect();
        return Milliseconds(() =>
        {
            if (analyzers.IsEmpty) anew.GetDiagnostics();
            else Keystroke.Driver(anew, analyzers).GetAnalysisResultAsync(default).GetAwaiter().GetResult();
        });
    }

    private static Compilation Generate(Compilation source)
    {
        CSharpGeneratorDriver.Create(new SchemaGenerator()).RunGeneratorsAndUpdateCompilation(source, out var complete, out _);
        return complete;
    }

    /// <summary>The time that all threads of the process take for something.</summary>
    public static double Milliseconds(Action action)
    {
        var start = Environment.CpuUsage.TotalTime;
        action();
        return (Environment.CpuUsage.TotalTime - start).TotalMilliseconds;
    }
}

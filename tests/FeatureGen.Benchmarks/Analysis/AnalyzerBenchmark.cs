using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using FeatureGen.Analyzers.Schemas;
using FeatureGen.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace FeatureGen.Benchmarks.Analysis;

/// <summary>What generator and analyzers add to a build of many schemas, and what a keystroke costs. <c>--analyzers</c> starts it;
/// <c>--analyzers 200</c> says how many schemas.</summary>
internal static class AnalyzerBenchmark
{
    private const int Rounds = 5;

    private static readonly ImmutableArray<DiagnosticAnalyzer> s_analyzers =
    [
        .. typeof(SchemaAnalyzer).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !t.IsAbstract)
            .OrderBy(t => t.Name, StringComparer.Ordinal).Select(t => (DiagnosticAnalyzer)Activator.CreateInstance(t)!),
    ];

    /// <summary>Measures and prints.</summary>
    public static void Run(string[] arguments)
    {
        int schemas = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 1_000;
        Console.WriteLine($"{schemas:N0} schemas of {SchemaProject.Fields} fields, {s_analyzers.Length} analyzers; ms a schema, of all threads' own time:");
        Compilation source = SchemaProject.Compile(schemas), complete = source;
        double generator = Milliseconds(() => complete = Generate(source)) / schemas;
        double first = Milliseconds(() => Analyze(Anew(complete), s_analyzers)) / schemas;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"First of the process: generator {generator:F2}, compiler with analyzers {first:F2}"));
        PrintBuilds(complete, schemas);
        PrintAnalyzers(schemas);
        foreach (int count in new[] { schemas / 10, schemas }) Console.WriteLine(Keystroke.Measure(count, s_analyzers));
    }

    // Builds of files that nothing is known of yet, one thread each, in turns: what each adds to the one that runs an analyzer that does nothing.
    private static void PrintBuilds(Compilation complete, int schemas)
    {
        (string Name, ImmutableArray<DiagnosticAnalyzer> Analyzers)[] builds =
        [
            ("compiler alone", []), ("silent analyzer", [new SilentAnalyzer()]), ("silent analyzer again", [new SilentAnalyzer()]),
            ("silent analyzer and ours", [new SilentAnalyzer(), .. s_analyzers]),
        ];
        var times = builds.Select(_ => new double[Rounds]).ToArray();
        for (int round = 0; round < Rounds; round++)
            for (int build = 0; build < builds.Length; build++)
            {
                var anew = Anew(complete);
                GC.Collect();
                times[build][round] = Milliseconds(() => Analyze(anew, builds[build].Analyzers)) / schemas;
            }
        Console.WriteLine("Builds, medians, and what is added to the one with the silent analyzer: quartiles of the rounds' differences");
        for (int build = 0; build < builds.Length; build++)
        {
            double[] added = [.. times[build].Zip(times[1], static (time, silent) => time - silent).Order()];
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"  {builds[build].Name,-28} {times[build].Order().ElementAt(Rounds / 2),6:F2}  {added[Rounds / 4],6:F2} {added[Rounds / 2],6:F2} {added[Rounds * 3 / 4],6:F2}"));
        }
    }

    private static CSharpCompilation Anew(Compilation complete) => CSharpCompilation.Create(
        complete.AssemblyName,
        complete.SyntaxTrees.Select(t => CSharpSyntaxTree.ParseText(t.ToString(), (CSharpParseOptions)t.Options, t.FilePath)),
        complete.References,
        (CSharpCompilationOptions)complete.Options);

    private static Compilation Generate(Compilation source)
    {
        CSharpGeneratorDriver.Create(new SchemaGenerator()).RunGeneratorsAndUpdateCompilation(source, out var complete, out _);
        return complete;
    }

    private static AnalysisResult? Analyze(Compilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        if (analyzers.IsEmpty)
        {
            compilation.GetDiagnostics();
            return null;
        }
        var run = new CompilationWithAnalyzers(compilation, analyzers, new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]), (exception, _, _) => throw exception, concurrentAnalysis: false, logAnalyzerExecutionTime: true));
        var result = run.GetAnalysisResultAsync(default).GetAwaiter().GetResult();
        if (result.CompilationDiagnostics.Count > 0) Console.WriteLine(result.GetAllDiagnostics().First());
        return result;
    }

    // On one thread, after the compiler has bound what is declared, so that what is left is the analyzers' own. What is read for several of them falls on
    // the first. They are timed by the clock, which runs on while other processes do: so the times are scaled by what the thread itself took.
    private static void PrintAnalyzers(int schemas)
    {
        var complete = Generate(SchemaProject.Compile(schemas));
        complete.GetDeclarationDiagnostics();
        AnalysisResult? run = null;
        long start = Stopwatch.GetTimestamp();
        double own = Milliseconds(() => run = Analyze(complete, s_analyzers)) / Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        var times = s_analyzers.Select(a => (a.GetType().Name, Time: run!.AnalyzerTelemetryInfo[a].ExecutionTime.TotalMilliseconds * Math.Min(1, own) / schemas))
            .OrderByDescending(a => a.Time).ToList();
        Console.WriteLine("By analyzer:");
        foreach (var (name, time) in times) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name,-28} {time,6:F3}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {"together",-28} {times.Sum(a => a.Time),6:F3}"));
    }

    /// <summary>The time that all threads of the process take for something.</summary>
    public static double Milliseconds(Action action)
    {
        var start = Environment.CpuUsage.TotalTime;
        action();
        return (Environment.CpuUsage.TotalTime - start).TotalMilliseconds;
    }
}

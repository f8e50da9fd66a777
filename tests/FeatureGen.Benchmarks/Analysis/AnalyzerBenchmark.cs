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
    private const int WarmUps = 3, WarmUpSchemas = 20;

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
        Console.WriteLine($"  first of the process   {Costs(schemas, isConcurrent: true)}");
        for (int round = 0; round < WarmUps; round++) Costs(WarmUpSchemas, isConcurrent: false);
        Console.WriteLine($"  again, one thread      {Costs(schemas, isConcurrent: false)}");
        Console.WriteLine($"  again, all threads     {Costs(schemas, isConcurrent: true)}");
        PrintAnalyzers(schemas);
        foreach (int count in new[] { schemas / 10, schemas }) Console.WriteLine(Keystroke.Measure(count, s_analyzers));
    }

    // All schemas are new each time: nothing is known of them yet.
    private static string Costs(int schemas, bool isConcurrent)
    {
        Compilation source = SchemaProject.Compile(schemas), complete = source;
        double generator = Milliseconds(() => complete = Generate(source));
        var alone = complete.Clone();
        double compiler = Milliseconds(() => alone.GetDiagnostics());
        double both = Milliseconds(() => Analyze(complete, isConcurrent));
        return string.Create(CultureInfo.InvariantCulture,
            $"generator {generator / schemas:F2}, compiler {compiler / schemas:F2}, with analyzers {both / schemas:F2}: they add {(both - compiler) / schemas:F2}");
    }

    private static Compilation Generate(Compilation source)
    {
        CSharpGeneratorDriver.Create(new SchemaGenerator()).RunGeneratorsAndUpdateCompilation(source, out var complete, out _);
        return complete;
    }

    private static AnalysisResult Analyze(Compilation compilation, bool isConcurrent)
    {
        var run = new CompilationWithAnalyzers(compilation, s_analyzers, new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]), (exception, _, _) => throw exception, isConcurrent, logAnalyzerExecutionTime: true));
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
        double own = Milliseconds(() => run = Analyze(complete, isConcurrent: false)) / Stopwatch.GetElapsedTime(start).TotalMilliseconds;
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

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
        double compiler = Build(complete, [new SilentAnalyzer()]) / schemas;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"First of the process: generator {generator:F2}, compiler with the silent analyzer {compiler:F2}"));
        var first = ByAnalyzer(complete, schemas, new BindingAnalyzer());
        PrintBuilds(complete, schemas, rounds);
        Print(first, ByAnalyzer(complete, schemas, new BindingAnalyzer()), ByAnalyzer(complete, schemas, new SilentAnalyzer()));
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

    // What is read for several analyzers falls on the first that asks. In their first build they are compiled just in time; the compiler, which is shipped
    // compiled, has been by then.
    private static IReadOnlyList<(string Name, double Time)> ByAnalyzer(Compilation complete, int schemas, DiagnosticAnalyzer before)
    {
        var timed = s_analyzers.Select(a => new TimedAnalyzer(a)).ToList();
        Build(complete, [before, .. timed]);
        return [.. timed.Select(a => (a.Name, a.Milliseconds / schemas))];
    }

    private static void Print(params IReadOnlyList<(string Name, double Time)>[] builds)
    {
        Console.WriteLine("The analyzers' own actions, in the first build with them and in a later one, all bound beforehand; and in one where who asks first binds:");
        foreach (int analyzer in Enumerable.Range(0, s_analyzers.Length).OrderByDescending(i => builds[0][i].Time))
            PrintLine(builds[0][analyzer].Name, builds.Select(b => b[analyzer].Time));
        PrintLine("together", builds.Select(b => b.Sum(a => a.Time)));
    }

    private static void PrintLine(string name, IEnumerable<double> times) =>
        Console.WriteLine($"  {name,-28} " + string.Join(" ", times.Select(t => t.ToString("F3", CultureInfo.InvariantCulture).PadLeft(6))));

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

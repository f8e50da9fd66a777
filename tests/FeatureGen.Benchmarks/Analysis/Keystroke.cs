using System.Collections.Immutable;
using System.Globalization;
using FeatureGen.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace FeatureGen.Benchmarks.Analysis;

/// <summary>An edit of one method of a file without schemas, analysed as an editor does: that file alone.</summary>
internal static class Keystroke
{
    private const int Edits = 9;

    /// <summary>Measures the median of edits in a project of so many schemas, with and without analyzers.</summary>
    public static string Measure(int schemas, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        GeneratorDriver driver = CSharpGeneratorDriver.Create(new SchemaGenerator());
        Compilation project = SchemaProject.Compile(schemas);
        driver = driver.RunGeneratorsAndUpdateCompilation(project, out var complete, out _);
        complete.GetDiagnostics();
        Analyze(complete, analyzers);
        var (generating, binding, analyzing) = (new double[Edits], new double[Edits], new double[Edits]);
        for (int edit = 0; edit < Edits; edit++)
        {
            project = SchemaProject.Edit(project, edit + 1);
            generating[edit] = AnalyzerBenchmark.Milliseconds(() => driver = driver.RunGeneratorsAndUpdateCompilation(project, out complete, out _));
            binding[edit] = AnalyzerBenchmark.Milliseconds(() => Model(complete).GetDiagnostics());
            analyzing[edit] = AnalyzerBenchmark.Milliseconds(() => Analyze(complete, analyzers));
        }
        return string.Create(CultureInfo.InvariantCulture,
            $"A keystroke in a file without schemas, of {schemas:N0} schemas: generator {Median(generating):F1} ms, compiler {Median(binding):F1} ms, analyzers {Median(analyzing):F1} ms");
    }

    private static void Analyze(Compilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers) =>
        Driver(compilation, analyzers).GetAnalyzerSemanticDiagnosticsAsync(Model(compilation), null, default).GetAwaiter().GetResult();

    /// <summary>Runs analyzers on one thread, and lets what they throw through.</summary>
    public static CompilationWithAnalyzers Driver(Compilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers) =>
        new(compilation, analyzers, new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]), (exception, _, _) => throw exception, concurrentAnalysis: false, logAnalyzerExecutionTime: false));

    private static SemanticModel Model(Compilation compilation) =>
        compilation.GetSemanticModel(compilation.SyntaxTrees.First(t => t.FilePath == SchemaProject.EditedPath));

    private static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);
}

using System.Collections.Concurrent;
using System.Collections.Immutable;
using FeatureGen.Testing.Compilations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace FeatureGen.Testing.Analyzers;

/// <summary>Runs analyzers over a compilation.</summary>
internal sealed class AnalyzerRunner(
    ImmutableArray<DiagnosticAnalyzer> analyzers,
    ImmutableArray<AdditionalText> additionalTexts,
    TestOptions options,
    CompilerDiagnostics compilerDiagnostics)
{
    /// <summary>The findings of the analyzers and the compiler, in the order of place and rule. An exception of an analyzer fails the test.</summary>
    public async Task<ImmutableArray<Diagnostic>> RunAsync(Compilation compilation)
    {
        var exceptions = new ConcurrentQueue<string>();
        var withAnalyzers = new CompilationWithAnalyzers(compilation, analyzers, new CompilationWithAnalyzersOptions(
            new AnalyzerOptions(additionalTexts, options),
            (exception, analyzer, _) => exceptions.Enqueue($"The analyzer {analyzer.GetType().Name} threw: {exception}"),
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false));
        ImmutableArray<Diagnostic> found = await withAnalyzers.GetAnalyzerDiagnosticsAsync(CancellationToken.None).ConfigureAwait(false);
        if (exceptions.TryDequeue(out string? message))
            Failure.Throw(message);
        Failure.ThrowIfAny(found.Where(static d => d.Id == "AD0001"), "An analyzer threw");
        return [.. found.Concat(compilation.GetDiagnostics().Where(IsWanted))
            .Where(static d => !d.IsSuppressed)
            .OrderBy(static d => d.Location.GetLineSpan().Path, StringComparer.Ordinal)
            .ThenBy(static d => d.Location.SourceSpan)
            .ThenBy(static d => d.Id, StringComparer.Ordinal)];
    }

    private bool IsWanted(Diagnostic diagnostic) => compilerDiagnostics switch
    {
        CompilerDiagnostics.None => false,
        CompilerDiagnostics.Errors => diagnostic.Severity == DiagnosticSeverity.Error,
        _ => diagnostic.Severity >= DiagnosticSeverity.Warning,
    };
}

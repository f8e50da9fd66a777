using System.Collections.Immutable;
using FeatureGen.Testing.Compilations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace FeatureGen.Testing.Analyzers;

/// <summary>
/// Runs an analyzer over a test project and compares what it finds with the markup in sources and additional files and with
/// <see cref="SourceState.ExpectedDiagnostics"/>: nothing may be missing, nothing may be left. An exception in an analyzer fails the test.
/// </summary>
/// <typeparam name="TAnalyzer">The analyzer.</typeparam>
public class CSharpAnalyzerTest<TAnalyzer>
    where TAnalyzer : DiagnosticAnalyzer, new()
{
    /// <summary>Adds a source; one that is named by its position.</summary>
    public string TestCode
    {
        set => TestState.Sources.Add(value);
    }

    /// <summary>The test project; its sources and additional files may have markup.</summary>
    public TestState TestState { get; } = new();

    /// <summary>Generators whose output the analyzers see.</summary>
    public List<IIncrementalGenerator> Generators { get; } = [];

    /// <summary>Analyzers that run beside the one under test.</summary>
    public List<DiagnosticAnalyzer> AdditionalAnalyzers { get; } = [];

    /// <summary>Which of the compiler's own findings must be expected.</summary>
    public CompilerDiagnostics CompilerDiagnostics { get; set; } = CompilerDiagnostics.Errors;

    /// <summary>Runs the test.</summary>
    public virtual async Task RunAsync()
    {
        List<DiagnosticResult> expected = StripMarkup();
        var options = new TestOptions(TestState);
        Compilation compilation = TestCompilation.Create(TestState, options, TestState.Nullable);
        ExpectedDiagnostics.Verify(await CreateRunner(options).RunAsync(RunGenerators(compilation, options)).ConfigureAwait(false), expected);
    }

    /// <summary>Takes the markup out of the test project and gives what is expected of it.</summary>
    private protected List<DiagnosticResult> StripMarkup()
    {
        var spans = new List<MarkupSpan>();
        Markup.StripAll(TestState.Sources, spans);
        Markup.StripAll(TestState.AdditionalFiles, spans);
        return ExpectedDiagnostics.Resolve(TestState, spans, RuleIds());
    }

    private protected static ImmutableArray<string> RuleIds() =>
        [.. new TAnalyzer().SupportedDiagnostics.Select(static rule => rule.Id).Distinct(StringComparer.Ordinal)];

    private protected AnalyzerRunner CreateRunner(TestOptions options) =>
        new([new TAnalyzer(), .. AdditionalAnalyzers], TestCompilation.AdditionalTexts(TestState), options, CompilerDiagnostics);

    private protected Compilation RunGenerators(Compilation compilation, TestOptions options)
    {
        if (Generators.Count == 0)
            return compilation;
        GeneratorDriver driver = TestCompilation.CreateDriver(TestCompilation.AdditionalTexts(TestState), options, Generators);
        TestCompilation.RunGenerators(driver, compilation, out Compilation output);
        return output;
    }
}

using FeatureGen.Testing.Analyzers;
using FeatureGen.Testing.Compilations;
using Microsoft.CodeAnalysis;

namespace FeatureGen.Testing.Generators;

/// <summary>
/// Runs an incremental generator over a test project and checks what every user may expect: it does not throw, reports only what the test
/// expects, gives the same output twice, and adds neither an error nor a warning, with nullable annotations on and off.
/// </summary>
/// <typeparam name="TGenerator">The generator.</typeparam>
public class CSharpSourceGeneratorTest<TGenerator>
    where TGenerator : IIncrementalGenerator, new()
{
    /// <summary>Adds a source; one that is named by its position.</summary>
    public string TestCode
    {
        set => TestState.Sources.Add(value);
    }

    /// <summary>The test project.</summary>
    public TestState TestState { get; } = new();

    /// <summary>Whether the sources must compile without the generated code. Set to false where a source calls generated members.</summary>
    public bool CompileBefore { get; set; } = true;

    /// <summary>Runs the generator and checks it; gives the run with nullable annotations as the test project has them.</summary>
    public Task<GeneratorRun> RunAsync()
    {
        Check(NullableContextOptions.Disable);
        return Task.FromResult(Check(TestState.Nullable));
    }

    /// <summary>Runs the generator without checks, except that it must not throw: for sources that are wrong on purpose, and for many runs.</summary>
    public GeneratorRun Run() => Run(TestState.Nullable);

    private GeneratorRun Run(NullableContextOptions nullable)
    {
        var options = new TestOptions(TestState);
        Compilation input = TestCompilation.Create(TestState, options, nullable);
        GeneratorDriver driver = TestCompilation.CreateDriver(TestCompilation.AdditionalTexts(TestState), options, new TGenerator());
        driver = TestCompilation.RunGenerators(driver, input, out Compilation output);
        return new GeneratorRun(input, output, driver.GetRunResult());
    }

    private GeneratorRun Check(NullableContextOptions nullable)
    {
        GeneratorRun run = Run(nullable);
        string where = $"(nullable: {nullable})";
        Diagnostic[] before = [.. run.Input.GetDiagnostics().Where(IsWarning)];
        Diagnostic[] after = [.. run.Compilation.GetDiagnostics().Where(IsWarning)];
        if (CompileBefore)
        {
            Failure.ThrowIfAny(
                before.Where(IsError), $"The sources do not compile before generation {where}; set CompileBefore = false if they call generated members");
        }
        Failure.ThrowIfAny(after.Where(IsError), $"The sources do not compile after generation {where}");
        var generated = run.Result.GeneratedTrees.ToHashSet();
        var inGenerated = after.Where(d => d.Location.SourceTree is { } tree && generated.Contains(tree));
        Failure.ThrowIfAny(inGenerated, $"The generated code has warnings {where}");
        if (CompileBefore)
            CheckNoNewWarnings(before, after, where);
        ExpectedDiagnostics.Verify([.. run.Result.Diagnostics], ExpectedDiagnostics.Resolve(TestState, spans: []));
        CheckDeterminism(run, Run(nullable));
        CheckGeneratedSources(run);
        return run;
    }

    private static void CheckNoNewWarnings(Diagnostic[] before, Diagnostic[] after, string where)
    {
        var known = before.Select(static d => d.ToString()).ToHashSet(StringComparer.Ordinal);
        Failure.ThrowIfAny(after.Where(d => !known.Contains(d.ToString())), $"The generated code makes warnings in the sources {where}");
    }

    private static void CheckDeterminism(GeneratorRun first, GeneratorRun second)
    {
        if (!first.Sources.SequenceEqual(second.Sources))
            Failure.Throw("A second run of the generator over the same project gave another output.");
    }

    private void CheckGeneratedSources(GeneratorRun run)
    {
        if (TestState.GeneratedSources.Count == 0)
            return;
        foreach ((string hintName, string text) in TestState.GeneratedSources)
        {
            if (run[hintName] != text)
                Failure.Throw(TextDifference.Describe($"The generated source '{hintName}'", text, run[hintName]));
        }
        string[] others = [.. run.Sources.Keys.Except(TestState.GeneratedSources.Select(static source => source.HintName))];
        if (others.Length > 0)
            Failure.Throw($"Sources were generated that the test does not expect: {string.Join(", ", others)}");
    }

    private static bool IsError(Diagnostic diagnostic) => diagnostic.Severity == DiagnosticSeverity.Error;

    private static bool IsWarning(Diagnostic diagnostic) => diagnostic.Severity >= DiagnosticSeverity.Warning && !diagnostic.IsSuppressed;
}

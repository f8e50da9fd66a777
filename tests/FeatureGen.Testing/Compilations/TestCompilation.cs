using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace FeatureGen.Testing.Compilations;

/// <summary>Turns a <see cref="TestState"/> into what the compiler, a generator driver and analyzers take.</summary>
internal static class TestCompilation
{
    /// <summary>Documentation is checked too, so that generated members without a comment are noticed.</summary>
    public static CSharpParseOptions ParseOptions { get; } = CSharpParseOptions.Default.WithDocumentationMode(DocumentationMode.Diagnose);

    public static CSharpCompilation Create(TestState state, TestOptions options, NullableContextOptions nullable) =>
        CSharpCompilation.Create(
            state.AssemblyName,
            state.Sources.Select(Parse),
            ReferenceAssemblies.Net100.AddRange(state.AdditionalReferences),
            CompilationOptions(options, nullable, state.OutputKind));

    public static SyntaxTree Parse(TestFile file) => CSharpSyntaxTree.ParseText(
        file.SourceText ?? throw new ArgumentException($"The source '{file.Path}' of the test has no text."), ParseOptions, file.Path);

    public static CSharpCompilationOptions CompilationOptions(TestOptions options, NullableContextOptions nullable, OutputKind kind) =>
        new CSharpCompilationOptions(kind, optimizationLevel: OptimizationLevel.Release, warningLevel: 9999)
            .WithNullableContextOptions(nullable)
            .WithSyntaxTreeOptionsProvider(options.TreeOptions);

    public static ImmutableArray<AdditionalText> AdditionalTexts(TestState state) =>
        [.. state.AdditionalFiles.Select(static file => new InMemoryAdditionalText(file))];

    public static GeneratorDriver CreateDriver(
        IEnumerable<AdditionalText> additionalTexts, AnalyzerConfigOptionsProvider options, params IEnumerable<IIncrementalGenerator> generators) =>
        CSharpGeneratorDriver.Create(
            generators.Select(GeneratorExtensions.AsSourceGenerator),
            additionalTexts,
            ParseOptions,
            options,
            new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>Runs generators once and fails if one of them threw: one exception drops all of its output.</summary>
    public static GeneratorDriver RunGenerators(GeneratorDriver driver, Compilation input, out Compilation output)
    {
        driver = driver.RunGeneratorsAndUpdateCompilation(input, out output, out _);
        foreach (GeneratorRunResult result in driver.GetRunResult().Results)
        {
            if (result.Exception is not null)
                Failure.Throw($"The generator {result.Generator.GetGeneratorType().Name} threw: {result.Exception}");
        }
        return driver;
    }
}

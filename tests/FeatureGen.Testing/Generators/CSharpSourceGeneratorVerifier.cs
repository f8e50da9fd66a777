using Microsoft.CodeAnalysis;

namespace FeatureGen.Testing.Generators;

/// <summary>The short form of <see cref="CSharpSourceGeneratorTest{TGenerator}"/>.</summary>
/// <typeparam name="TGenerator">The generator.</typeparam>
public static class CSharpSourceGeneratorVerifier<TGenerator>
    where TGenerator : IIncrementalGenerator, new()
{
    /// <summary>Runs the generator over one source and checks it, and its output where some is given.</summary>
    public static Task<GeneratorRun> VerifyGeneratorAsync(string source, params (string HintName, string Text)[] generatedSources)
    {
        var test = new CSharpSourceGeneratorTest<TGenerator> { TestCode = source };
        test.TestState.GeneratedSources.AddRange(generatedSources);
        return test.RunAsync();
    }
}

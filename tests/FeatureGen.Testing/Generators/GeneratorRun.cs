using System.Collections.Immutable;
using FeatureGen.Testing.Compilations;
using Microsoft.CodeAnalysis;

namespace FeatureGen.Testing.Generators;

/// <summary>What one run of a generator gave.</summary>
/// <param name="Input">The compilation before.</param>
/// <param name="Compilation">The compilation with the generated sources.</param>
/// <param name="Result">The result of the driver, with the tracked steps.</param>
public sealed record GeneratorRun(Compilation Input, Compilation Compilation, GeneratorDriverRunResult Result)
{
    /// <summary>The generated sources by hint name, in ordinal order.</summary>
    public ImmutableSortedDictionary<string, string> Sources { get; } = Result.Results
        .SelectMany(static result => result.GeneratedSources)
        .ToImmutableSortedDictionary(static source => source.HintName, static source => source.SourceText.ToString(), StringComparer.Ordinal);

    /// <summary>The generated source of this hint name; fails the test if there is none.</summary>
    public string this[string hintName]
    {
        get
        {
            if (!Sources.TryGetValue(hintName, out string? text))
                Failure.Throw($"No source '{hintName}' was generated; there are: {string.Join(", ", Sources.Keys)}");
            return text;
        }
    }

    /// <summary>Emits the compilation, loads it and lets the test run its code.</summary>
    public LoadedAssembly Load() => LoadedAssembly.Emit(Compilation);
}

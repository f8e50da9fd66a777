using Microsoft.CodeAnalysis;

namespace FeatureGen.Testing.Generators;

/// <summary>Tells the steps that the compiler names itself from those that a generator names.</summary>
internal static class RoslynSteps
{
    private static readonly HashSet<string> _names = new(StringComparer.Ordinal)
    {
        WellKnownGeneratorInputs.AdditionalTexts,
        WellKnownGeneratorInputs.AnalyzerConfigOptions,
        WellKnownGeneratorInputs.Compilation,
        WellKnownGeneratorInputs.MetadataReferences,
        WellKnownGeneratorInputs.ParseOptions,
        WellKnownGeneratorOutputs.ImplementationSourceOutput,
        WellKnownGeneratorOutputs.SourceOutput,
        // These two have no public constant.
        "CompilationOptions",
        "HostOutput",
    };

    /// <summary>ForAttributeWithMetadataName alone makes half a dozen steps, all with its own suffix.</summary>
    public static bool IsRoslynName(string name) => _names.Contains(name) || name.Contains("_ForAttribute", StringComparison.Ordinal);
}

using FeatureGen.Analyzers.Profiles;
using FeatureGen.Formats.Profiles;
using FeatureGen.Generator.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace FeatureGen.Analyzers.Files;

/// <summary>A schema of the project that a file names.</summary>
/// <param name="Type">The type.</param>
/// <param name="Model">What the front end reads of it.</param>
internal sealed record ProjectSchema(INamedTypeSymbol Type, SchemaModel Model)
{
    /// <summary>Whether the fingerprint is that of code that compiles: while a field is being typed, no file can be compared with it.</summary>
    public bool IsComplete => !Model.HasOmissions && Model.CanGenerate;

    /// <summary>The thresholds for the file that declares the type; for a type of several files, the first by path.</summary>
    public ProfileThresholds Thresholds(AnalyzerOptions options) => ThresholdOptions.Read(Settings(options));

    /// <summary>How old a profile may be, in days, as the same file's settings say.</summary>
    public double MaxAgeDays(AnalyzerOptions options) => ThresholdOptions.MaxAgeDays(Settings(options));

    private AnalyzerConfigOptions Settings(AnalyzerOptions options)
    {
        var tree = Type.DeclaringSyntaxReferences.Select(r => r.SyntaxTree).OrderBy(t => t.FilePath, StringComparer.Ordinal).First();
        return options.AnalyzerConfigOptionsProvider.GetOptions(tree);
    }
}

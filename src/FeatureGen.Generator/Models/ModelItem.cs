using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace FeatureGen.Generator.Models;

/// <summary>A model file among a project's additional files, not read yet.</summary>
/// <param name="File">The file.</param>
/// <param name="Schema">The schema that the project says it is for; null if it says none.</param>
internal sealed record ModelItem(AdditionalText File, string? Schema)
{
    /// <summary>The item of a file; null if it is no model.</summary>
    public static ModelItem? Of(AdditionalText file, AnalyzerConfigOptions options) =>
        FeatureFiles.IsOfKind(options, FeatureFiles.Model) ? new ModelItem(file, FeatureFiles.SchemaOf(options)) : null;
}

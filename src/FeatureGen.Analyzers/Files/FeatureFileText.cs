using System.Threading;
using FeatureGen.Generator.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace FeatureGen.Analyzers.Files;

/// <summary>A profile, drift report or model among the additional files, not yet read.</summary>
/// <param name="Kind">The kind of file, as <see cref="FeatureFiles"/> names it.</param>
/// <param name="File">The additional file.</param>
/// <param name="Text">Its text.</param>
internal sealed record FeatureFileText(string Kind, AdditionalText File, SourceText Text)
{
    /// <summary>Whether a project has any.</summary>
    public static bool AreIn(AnalyzerOptions options)
    {
        foreach (var file in options.AdditionalFiles)
            if (KindOf(file, options) is not null) return true;
        return false;
    }

    /// <summary>Those of a project, by path.</summary>
    public static IReadOnlyList<FeatureFileText> In(AnalyzerOptions options, CancellationToken cancellationToken)
    {
        var files = new List<FeatureFileText>();
        foreach (var file in options.AdditionalFiles.OrderBy(f => f.Path, StringComparer.Ordinal))
            // A file that is not there is the compiler's to report.
            if (KindOf(file, options) is { } kind && file.GetText(cancellationToken) is { } text) files.Add(new(kind, file, text));
        return files;
    }

    private static string? KindOf(AdditionalText file, AnalyzerOptions options)
    {
        var settings = options.AnalyzerConfigOptionsProvider.GetOptions(file);
        return FeatureFiles.IsOfKind(settings, FeatureFiles.Profile) ? FeatureFiles.Profile
            : FeatureFiles.IsOfKind(settings, FeatureFiles.Drift) ? FeatureFiles.Drift
            : FeatureFiles.IsOfKind(settings, FeatureFiles.Model) ? FeatureFiles.Model
            : null;
    }
}

using System.Globalization;
using FeatureGen.Testing.Compilations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace FeatureGen.Analyzers.Tests.Corpus;

/// <summary>A finding, expected or found.</summary>
/// <param name="Path">The file.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Span">The place.</param>
internal sealed record CorpusFinding(string Path, string Rule, LinePositionSpan Span)
{
    /// <summary>What an analyzer found.</summary>
    public static CorpusFinding Of(Diagnostic diagnostic)
    {
        var place = diagnostic.Location.GetLineSpan();
        return new(place.Path, diagnostic.Id, place.Span);
    }

    /// <summary>Whether both are of one rule and begin in one line.</summary>
    public bool IsInLineOf(CorpusFinding other) => Path == other.Path && Rule == other.Rule && Span.Start.Line == other.Span.Start.Line;

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Path[TestFile.Root.Length..]}({Span.Start.Line + 1},{Span.Start.Character + 1}): {Rule}");
}

using FeatureGen.Testing.Compilations;
using Microsoft.CodeAnalysis.Text;

namespace FeatureGen.Testing.Analyzers;

/// <summary>A marked place of a file.</summary>
/// <param name="Path">The file.</param>
/// <param name="Name">What stands before the colon: a rule, or <c>#</c> and a number; null for <c>[|...|]</c>.</param>
/// <param name="Span">The place in the text without markup.</param>
internal sealed record MarkupSpan(string Path, string? Name, LinePositionSpan Span);

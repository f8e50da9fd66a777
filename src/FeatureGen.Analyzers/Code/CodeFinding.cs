using Microsoft.CodeAnalysis;

namespace FeatureGen.Analyzers.Code;

/// <summary>What the code of a schema shows of one field.</summary>
/// <param name="Diagnostic">The finding.</param>
/// <param name="IsOwn">Whether the schema declares the field itself, so that no other schema finds the same.</param>
internal sealed record CodeFinding(Diagnostic Diagnostic, bool IsOwn);

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace FeatureGen.Analyzers.Profiles;

/// <summary>Something that data says of a field.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Place">Where the field is declared.</param>
/// <param name="Evidence">Its place in the file.</param>
/// <param name="Arguments">What the message tells.</param>
internal sealed record DataFinding(DiagnosticDescriptor Rule, FieldPlace Place, Location Evidence, object?[] Arguments)
{
    /// <summary>What code fixes read.</summary>
    public ImmutableDictionary<string, string?> Properties { get; init; } = ImmutableDictionary<string, string?>.Empty;

    /// <summary>Where the field is declared that says the same and stays; null if the finding is of another kind.</summary>
    public FieldPlace? Representative { get; init; }

    /// <summary>The rule that says the same of the field's declaration; null if there is none.</summary>
    public DiagnosticDescriptor? SaidOfDeclaration { get; init; }
}

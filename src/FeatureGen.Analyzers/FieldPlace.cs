using Microsoft.CodeAnalysis;

namespace FeatureGen.Analyzers;

/// <summary>Where a field is declared.</summary>
/// <param name="Type">The type whose declaration it is part of.</param>
/// <param name="Location">The property's identifier, or the cross's attribute.</param>
internal sealed record FieldPlace(INamedTypeSymbol Type, Location Location)
{
    /// <summary>
    /// What is declared here: null for the field itself, so that it is the same one in whatever schema; the field's name where the nearest
    /// place is that of what holds it.
    /// </summary>
    public string? Held { get; init; }

    /// <summary>The types whose code may show something of the field: the schema at hand, the one that has the field, and the one that declares it.</summary>
    public IReadOnlyList<INamedTypeSymbol> Readers { get; init; } = [];

    /// <summary>Whether a finding about code is about the field, and not about another that the same property holds.</summary>
    public bool IsThatOf(Diagnostic finding)
    {
        if (finding.Location != Location) return false;
        if (!finding.Properties.TryGetValue(FindingProperties.Held, out var path)) return Held is null;
        return Held is { } held && (held == path || held.EndsWith("." + path, StringComparison.Ordinal));
    }
}

using System.Collections.Immutable;
using FeatureGen.Formats.Schemas;
using Microsoft.CodeAnalysis;

namespace FeatureGen.Analyzers.Code;

/// <summary>What is found about each field of a schema: at most one thing, the gravest.</summary>
internal sealed class FieldFindings(SchemaCode code)
{
    private readonly LabelTrace _label = new(code);
    private readonly AfterLabel? _afterLabel = code.Scope.Manifest.Label is { } label ? new(label) : null;
    private readonly HashSet<string> _crossed = new(code.Scope.Manifest.Fields.SelectMany(f => f.CrossedFields), StringComparer.Ordinal);

    /// <summary>The finding about a field; null if there is none.</summary>
    /// <param name="field">The field.</param>
    /// <param name="member">Its property.</param>
    public Diagnostic? Of(FieldManifest field, ISymbol member)
    {
        if (FieldSymbols.Identifier(member, member.ContainingAssembly) is not { } place) return null;
        if (_label.Of(field.Name) is { } label) return Leak(field, label, place);
        if (field.Keep is not null) return null;
        if (code.RedundancyOf(field) is { } redundancy)
            return Create(CodeRules.Redundant, place, field, redundancy.Source.Name, field.Name, redundancy.How);
        if (_afterLabel?.Hits(field) == true && code.Scope.Manifest.Label is { } known)
            return Create(CodeRules.AfterLabel, place, field, known.Name, field.Name, known.Name);
        var fields = code.FieldsOf(field);
        return fields.Count > 1 ? Create(CodeRules.Derived, place, field, fields[0], field.Name, Listed(fields)) : null;
    }

    private Diagnostic Leak(FieldManifest field, string label, Location place)
    {
        var through = _label.Through(field.Name) is { } name ? $" through '{name}'" : "";
        return Create(CodeRules.FromLabel, place, field, label, field.Name, label, through);
    }

    // The additional location is where the other member is declared.
    private Diagnostic Create(DiagnosticDescriptor rule, Location place, FieldManifest field, string other, params object?[] arguments)
    {
        var evidence = code.Member(other) is { } member && FieldSymbols.Identifier(member, code.Scope.Type.ContainingAssembly) is { } at ? new[] { at } : [];
        var properties = rule == CodeRules.Redundant
            ? FindingProperties.OfRedundancy(code.Scope.Manifest.Name, field.Name, other)
            : ImmutableDictionary<string, string?>.Empty;
        if (_crossed.Contains(field.Name)) properties = properties.Add(FindingProperties.IsCrossed, "");
        return Diagnostic.Create(rule, place, evidence, properties, arguments);
    }

    private static string Listed(IReadOnlyList<string> names) =>
        string.Join(", ", names.Take(names.Count - 1).Select(n => $"'{n}'")) + $" and '{names[names.Count - 1]}'";
}

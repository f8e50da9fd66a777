using System.Collections.Immutable;
using System.Threading;
using FeatureGen.Formats.Schemas;
using Microsoft.CodeAnalysis;

namespace FeatureGen.Analyzers.Code;

/// <summary>What is found about each field of a schema: at most one thing, the gravest.</summary>
internal sealed class FieldFindings(SchemaCode code)
{
    private readonly LabelTrace _label = new(code);
    private readonly AfterLabel? _afterLabel = code.Scope.Manifest.Label is { } label ? new(label) : null;

    /// <summary>The finding about a field; null if there is none.</summary>
    /// <param name="field">The field.</param>
    /// <param name="member">Its property.</param>
    public Diagnostic? Of(FieldManifest field, ISymbol member)
    {
        if (_label.Of(field.Name) is { } label) return Leak(field, label, member);
        if (field.Keep is not null) return null;
        if (code.RedundancyOf(field) is { } redundancy)
            return Create(CodeRules.Redundant, member, field, redundancy.Source.Name, field.Name, redundancy.How);
        if (_afterLabel?.Hits(field.Name, field.Type) == true && code.Scope.Manifest.Label is { } known)
            return Create(CodeRules.AfterLabel, member, field, known.Name, field.Name, known.Name);
        var fields = code.FieldsOf(field);
        return fields.Count > 1 ? Create(CodeRules.Derived, member, field, fields[0], field.Name, Listed(fields)) : null;
    }

    /// <summary>Whether a field of a nested schema seems to be known only after the label; null if it does not.</summary>
    /// <remarks>
    /// It is reported where it is declared, and says nothing of the schema whose label is meant, so that it is the same whichever of several schemas
    /// finds it. A nested schema with a label of its own speaks for its fields itself.
    /// </remarks>
    public Diagnostic? OfNested(FieldManifest field, CancellationToken cancellationToken)
    {
        if (_afterLabel is null || field.Keep is not null) return null;
        int dot = field.Name.LastIndexOf('.');
        var name = field.Name.Substring(dot + 1);
        if (!_afterLabel.HitsNested(name, field.Type)) return null;
        if (code.Member(field.Name.Substring(0, dot)) is not { } holder || FieldSymbols.ValueType(holder) is not { } part) return null;
        if (_afterLabel.IsNamedLike(part.Name) || SchemaModels.Of(part, cancellationToken).Manifest.Label is not null) return null;
        var place = code.Member(field.Name) is { } member ? FieldSymbols.Identifier(member, code.Scope.Type.ContainingAssembly) : null;
        return place is null ? null : Diagnostic.Create(CodeRules.AfterLabel, place, name, code.Scope.Manifest.Label!.Name);
    }

    private Diagnostic? Leak(FieldManifest field, string label, ISymbol member)
    {
        var through = _label.Through(field.Name) is { } name ? $" through '{name}'" : "";
        return Create(CodeRules.FromLabel, member, field, label, field.Name, label, through);
    }

    // The additional location is where the other member is declared.
    private Diagnostic? Create(DiagnosticDescriptor rule, ISymbol member, FieldManifest field, string other, params object?[] arguments)
    {
        if (FieldSymbols.Identifier(member, member.ContainingAssembly) is not { } place) return null;
        var evidence = code.Member(other) is { } source && FieldSymbols.Identifier(source, code.Scope.Type.ContainingAssembly) is { } at ? new[] { at } : [];
        var properties = rule == CodeRules.Redundant
            ? FindingProperties.OfRedundancy(code.Scope.Manifest.Name, field.Name, other)
            : ImmutableDictionary<string, string?>.Empty;
        return Diagnostic.Create(rule, place, evidence, properties, arguments);
    }

    private static string Listed(IReadOnlyList<string> names) =>
        string.Join(", ", names.Take(names.Count - 1).Select(n => $"'{n}'")) + $" and '{names[names.Count - 1]}'";
}

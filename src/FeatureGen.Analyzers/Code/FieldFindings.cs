using System.Collections.Immutable;
using System.Threading;
using FeatureGen.Formats.Schemas;
using FeatureGen.Generator.Schema;
using Microsoft.CodeAnalysis;

namespace FeatureGen.Analyzers.Code;

/// <summary>What is found about each field of a schema: at most one thing, the gravest.</summary>
internal sealed class FieldFindings(SchemaCode code, Compilation compilation)
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
        return code.Value(field.Name) is not null && IsDerivedOn(member) && code.FieldsOf(field) is { Count: > 1 } fields
            ? Create(CodeRules.Derived, member, field, fields[0], field.Name, Listed(fields))
            : null;
    }

    private bool IsDerivedOn(ISymbol member) => PlaceOf(member) is { } place && EffectiveSeverities.IsOn(CodeRules.Derived, place, compilation);

    /// <summary>Whether a field of a nested schema seems to be known only after the label; null if it does not.</summary>
    /// <remarks>
    /// It is reported where it is declared, or on the nearest property of this project that holds it, and says nothing of the schema whose
    /// label is meant, so that it is the same whichever of several schemas finds it. A nested schema with a label of its own speaks for its fields itself.
    /// </remarks>
    public Diagnostic? OfNested(FieldManifest field, CancellationToken cancellationToken)
    {
        if (_afterLabel is null || field.Keep is not null) return null;
        int dot = field.Name.LastIndexOf('.');
        var name = field.Name.Substring(dot + 1);
        if (!_afterLabel.HitsNested(name, field.Type)) return null;
        if (code.Member(field.Name.Substring(0, dot)) is not { } holder || FieldSymbols.ValueType(holder) is not { } part) return null;
        if (_afterLabel.IsNamedLike(part.Name) || SchemaModels.Of(part, cancellationToken).Manifest.Label is not null) return null;
        if (Nearest(field.Name) is not ({ } place, var told)) return null;
        var properties = ImmutableDictionary<string, string?>.Empty;
        if (told != name) properties = properties.Add(FindingProperties.Held, told);
        return Diagnostic.Create(CodeRules.AfterLabel, place, properties, told, code.Scope.Manifest.Label!.Name);
    }

    // The place in this project, and the path from there.
    private (Location? Place, string Path) Nearest(string path)
    {
        for (int end = path.Length, start; end > 0; end = start - 1)
        {
            start = path.LastIndexOf('.', end - 1) + 1;
            if (code.Member(path.Substring(0, end)) is { } member && PlaceOf(member) is { } place) return (place, path.Substring(start));
        }
        return (null, path);
    }

    private Location? PlaceOf(ISymbol member) => FieldSymbols.Identifier(member, code.Scope.Type.ContainingAssembly);

    private Diagnostic? Leak(FieldManifest field, string label, ISymbol member)
    {
        var through = _label.Through(field.Name) is { } name ? $" through '{name}'" : "";
        return Create(CodeRules.FromLabel, member, field, label, field.Name, label, through);
    }

    // The additional location is where the other member is declared. All is said as the declaring type knows it, so that it is the same
    // whichever of several schemas that inherit the field finds it.
    private Diagnostic? Create(DiagnosticDescriptor rule, ISymbol member, FieldManifest field, string other, params object?[] arguments)
    {
        if (PlaceOf(member) is not { } place) return null;
        var evidence = FieldSymbols.AtPath(member.ContainingType, other) is { } source && PlaceOf(source) is { } at ? new[] { at } : [];
        var properties = rule == CodeRules.Redundant
            ? FindingProperties.OfRedundancy(SchemaReader.MetadataName(member.ContainingType), field.Name, other)
            : ImmutableDictionary<string, string?>.Empty;
        return Diagnostic.Create(rule, place, evidence, properties, arguments);
    }

    private static string Listed(IReadOnlyList<string> names) =>
        string.Join(", ", names.Take(names.Count - 1).Select(n => $"'{n}'")) + $" and '{names[names.Count - 1]}'";
}

using FeatureGen.Formats.Schemas;
using FeatureGen.Generator.Schema;
using Microsoft.CodeAnalysis;

namespace FeatureGen.Analyzers.Code;

/// <summary>A schema's members as code reads them.</summary>
internal sealed class SchemaScope
{
    // Most schemas have no code that reads fields.
    private readonly Lazy<Dictionary<string, FieldManifest>> _fields;
    private readonly Dictionary<string, Source> _aliases = new(StringComparer.Ordinal);

    /// <summary>Reads the fields of a model.</summary>
    public SchemaScope(INamedTypeSymbol type, SchemaModel model)
    {
        Type = type;
        Manifest = model.Manifest;
        _fields = new(() => Manifest.Fields.Where(f => f.Kind != FieldKind.Cross).ToDictionary(f => f.Name, StringComparer.Ordinal));
    }

    /// <summary>The schema.</summary>
    public INamedTypeSymbol Type { get; }

    /// <summary>Its fields and label.</summary>
    public SchemaManifest Manifest { get; }

    /// <summary>The field of that name or path.</summary>
    public FieldManifest? Field(string path) => _fields.Value.TryGetValue(path, out var field) ? field : null;

    /// <summary>Says that a member holds what another source is, as the field behind a property does.</summary>
    public void AddAlias(string path, Source source) => _aliases[path] = source;

    /// <summary>What reading a member is: the label, a field, or an alias of one; null if it is none of these.</summary>
    public Source? SourceOf(string path, ISymbol member)
    {
        if (path == Manifest.Label?.Name || AttributeNames.Find(member, AttributeNames.Label) is not null) return new Source(path, SourceKind.Label);
        if (_fields.Value.ContainsKey(path)) return new Source(path, SourceKind.Field);
        return _aliases.TryGetValue(path, out var source) ? source : null;
    }

    /// <summary>The member that runs where the schema is asked for a virtual one.</summary>
    public ISymbol Override(ISymbol member)
    {
        if (!member.IsVirtual && !member.IsAbstract && !member.IsOverride) return member;
        for (INamedTypeSymbol? type = Type; type is not null; type = type.BaseType)
            foreach (var own in type.GetMembers(member.Name))
                if (Overrides(own, member)) return own;
        return member;
    }

    private static bool Overrides(ISymbol? own, ISymbol member)
    {
        for (; own is not null; own = own is IPropertySymbol property ? property.OverriddenProperty : (own as IMethodSymbol)?.OverriddenMethod)
            if (SymbolEqualityComparer.Default.Equals(own.OriginalDefinition, member.OriginalDefinition)) return true;
        return false;
    }
}

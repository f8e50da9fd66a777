using FeatureGen.Formats.Schemas;
using Microsoft.CodeAnalysis;

namespace FeatureGen.Generator.Schema;

/// <summary>A field as its property declares it, whichever schemas it ends up in.</summary>
/// <remarks>It holds symbols and is for analyzers; what decides whether the generator runs again is <see cref="SchemaModel"/>.</remarks>
public sealed class FieldDeclaration
{
    private FieldDeclaration(SchemaMember member, AttributeData kind, FieldManifest manifest)
    {
        Symbol = member.Symbol;
        Type = member.Type;
        Kind = kind;
        Manifest = manifest;
    }

    /// <summary>The property or field.</summary>
    public ISymbol Symbol { get; }

    /// <summary>Its type.</summary>
    public ITypeSymbol Type { get; }

    /// <summary>The attribute that makes it a field.</summary>
    public AttributeData Kind { get; }

    /// <summary>What the field means, by the property's name. What its schema says of its role and by <c>[Keep]</c> may be in it or not.</summary>
    public FieldManifest Manifest { get; }

    /// <summary>Whether a <c>[Keep]</c> stands on it.</summary>
    public bool IsKept => AttributeNames.Find(Symbol, AttributeNames.Keep) is not null;

    /// <summary>Reads a member; null if it is no field by itself, or is one with an error, which the schema reports.</summary>
    public static FieldDeclaration? Of(ISymbol symbol)
    {
        if (SchemaMember.Read(symbol) is not { Symbol: not null } member || AttributeNames.KindsOf(symbol) is not { Count: 1 } kinds) return null;
        if (AttributeNames.Find(symbol, AttributeNames.Ignore) is not null || AttributeNames.Find(symbol, AttributeNames.Label) is not null) return null;
        if (member.WhyUnreadable(symbol.ContainingType, isOwn: true) is not null) return null;
        var manifest = new FieldReader(new ProblemList()).Read(symbol, member.Type, PropertyType.Of(member.Type), kinds[0]);
        return manifest is null ? null : new FieldDeclaration(member, kinds[0], manifest);
    }

    /// <summary>The fields that a type declares itself, in the order of the source.</summary>
    public static IEnumerable<FieldDeclaration> In(INamedTypeSymbol type) => type.GetMembers().Select(Of).Where(f => f is not null).Select(f => f!);

    /// <summary>The fields that a schema declares itself, in the order of the source, of what has been read of it.</summary>
    public static IEnumerable<FieldDeclaration> In(INamedTypeSymbol type, SchemaManifest read)
    {
        int next = 0; // both are in the order of the source
        foreach (var symbol in type.GetMembers())
        {
            if (SchemaMember.Read(symbol) is not { Symbol: not null } member || AttributeNames.KindsOf(symbol) is not { Count: 1 } kinds) continue;
            int at = next;
            while (at < read.Fields.Count && read.Fields[at].Name != symbol.Name) at++;
            if (at == read.Fields.Count) continue;
            yield return new FieldDeclaration(member, kinds[0], read.Fields[at]);
            next = at + 1;
        }
    }
}

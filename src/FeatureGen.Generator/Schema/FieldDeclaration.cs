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

    /// <summary>What the field means, by the property's name.</summary>
    public FieldManifest Manifest { get; }

    /// <summary>Whether a <c>[Keep]</c> stands on it.</summary>
    public bool IsKept => AttributeNames.Find(Symbol, AttributeNames.Keep) is not null;

    /// <summary>Reads a member; null if it is no field by itself, or is one with an error, which the schema reports.</summary>
    public static FieldDeclaration? Of(ISymbol symbol)
    {
        if (SchemaMember.Read(symbol) is not { Symbol: not null } member || AttributeNames.KindsOf(symbol) is not { Count: 1 } kinds) return null;
        if (AttributeNames.Find(symbol, AttributeNames.Ignore) is not null || AttributeNames.Find(symbol, AttributeNames.Label) is not null) return null;
        if (member.WhyUnreadable(symbol.ContainingType, isOwn: true) is not null) return null;
        return new FieldReader(new ProblemList()).Read(symbol, member.Type, kinds[0]) is { } manifest ? new FieldDeclaration(member, kinds[0], manifest) : null;
    }

    /// <summary>The fields that a type declares itself, in the order of the source.</summary>
    public static IEnumerable<FieldDeclaration> In(INamedTypeSymbol type) => type.GetMembers().Select(Of).Where(f => f is not null).Select(f => f!);
}

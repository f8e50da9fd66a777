using System.Runtime.CompilerServices;
using System.Threading;
using FeatureGen.Generator.Schema;
using Microsoft.CodeAnalysis;

namespace FeatureGen.Analyzers;

/// <summary>What the front end reads of types, once for all rules.</summary>
/// <remarks>A type is one of a compilation: what is known of it is as old as the type, and gone with it.</remarks>
internal static class SchemaModels
{
    private static readonly ConditionalWeakTable<INamedTypeSymbol, SchemaModel> s_models = new();

    private static readonly ConditionalWeakTable<INamedTypeSymbol, IReadOnlyList<FieldDeclaration>> s_fields = new();

    /// <summary>The schema that a type is.</summary>
    public static SchemaModel Of(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        if (s_models.TryGetValue(type, out var known)) return known;
        var model = SchemaReader.Read(type, cancellationToken);
        return s_models.GetValue(type, _ => model);
    }

    /// <summary>The fields that a type declares itself, schema or base type of schemas, in the order of the source.</summary>
    public static IReadOnlyList<FieldDeclaration> FieldsOf(INamedTypeSymbol type, CancellationToken cancellationToken = default)
    {
        if (s_fields.TryGetValue(type, out var known)) return known;
        bool isSchema = AttributeNames.Find(type, AttributeNames.Schema) is not null;
        List<FieldDeclaration> fields = [.. isSchema ? FieldDeclaration.In(type, Of(type, cancellationToken).Manifest) : FieldDeclaration.In(type)];
        // Most types have none, which is soon found out again.
        return fields.Count == 0 ? [] : s_fields.GetValue(type, _ => fields);
    }
}

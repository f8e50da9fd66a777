using FeatureGen.Analyzers;
using FeatureGen.Formats.Schemas;
using FeatureGen.Generator.Schema;
using Microsoft.CodeAnalysis;

namespace FeatureGen.CodeFixes.Declared;

/// <summary>Kinds for properties that have none.</summary>
internal static class FieldKinds
{
    private static readonly string[] s_identifiers = ["id", "key", "code", "zip", "sku"];

    /// <summary>The attributes that make a field of a property, by its type and name; null where its type does not say.</summary>
    /// <param name="member">The property or field.</param>
    /// <param name="beside">What the attributes will stand beside.</param>
    /// <param name="compilation">The project.</param>
    public static string? For(ISymbol member, SyntaxNode beside, Compilation compilation)
    {
        var type = PropertyType.Of(((member as IPropertySymbol)?.Type ?? (member as IFieldSymbol)?.Type)!);
        if (Kind(member, type) is not { } kind) return null;
        var written = AttributeSpelling.Of(kind, beside, compilation);
        // Where the attribute needs its namespace, so does the name of a part.
        var space = written.Substring(0, written.LastIndexOf('.') + 1);
        written += kind switch
        {
            AttributeNames.Hashed => "(Buckets = 4096)",
            AttributeNames.Timestamp when type.Scalar == ScalarType.DateOnly => $"({space}TimePart.DayOfWeek)",
            AttributeNames.Timestamp => $"({space}TimePart.HourOfDay | {space}TimePart.DayOfWeek)",
            _ => "",
        };
        bool isMulti = type.Collection != CollectionKind.None && AttributeNames.Find(member, AttributeNames.MultiValued) is null;
        return isMulti ? $"{written}, {AttributeSpelling.Of(AttributeNames.MultiValued, beside, compilation)}" : written;
    }

    private static string? Kind(ISymbol member, PropertyType type) => type.Scalar switch
    {
        ScalarType.String or ScalarType.Guid => AttributeNames.Hashed,
        ScalarType.Integer or ScalarType.Unsigned when IsIdentifier(member) => AttributeNames.Hashed,
        ScalarType.Boolean or ScalarType.Enum => AttributeNames.Categorical,
        // How long a vector is, only its author knows.
        _ when type.Collection != CollectionKind.None => null,
        ScalarType.Integer or ScalarType.Unsigned or ScalarType.Single or ScalarType.Double or ScalarType.Decimal or ScalarType.TimeSpan =>
            AttributeNames.Numeric,
        ScalarType.DateTime or ScalarType.DateTimeOffset or ScalarType.DateOnly => AttributeNames.Timestamp,
        _ => null,
    };

    private static bool IsIdentifier(ISymbol member) =>
        IdentifierWords.Of(member.Name) is { Count: > 0 } words && s_identifiers.Contains(words[words.Count - 1]);
}

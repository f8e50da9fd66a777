using FeatureGen.Formats.Schemas;
using FeatureGen.Generator.Schema;
using Microsoft.CodeAnalysis;

namespace FeatureGen.Analyzers.Code;

/// <summary>The values that a field is known to have.</summary>
internal static class Domain
{
    private const int MaxValues = 256;

    /// <summary>The values; null if they are not known, or too many to try them all.</summary>
    public static IReadOnlyList<object>? Of(FieldManifest field, ISymbol? member)
    {
        var values = field.Type switch
        {
            ScalarType.Boolean => [false, true],
            ScalarType.Enum when !IsFlags(member) => field.Codes.Distinct().Select(c => (object)(double)c),
            ScalarType.String => field.Vocabulary,
            ScalarType.Integer or ScalarType.Unsigned when field.Kind == FieldKind.Categorical => Range(field.Min, field.Max),
            _ => [],
        };
        var known = values.Take(MaxValues + 1).ToList();
        return known.Count is > 1 and <= MaxValues ? known : null;
    }

    private static IEnumerable<object> Range(double min, double max)
    {
        for (double value = min; value <= max; value++) yield return value;
    }

    private static bool IsFlags(ISymbol? member)
    {
        var type = member switch
        {
            IPropertySymbol property => property.Type,
            IFieldSymbol field => field.Type,
            _ => null,
        };
        return type is null || PropertyType.EnumOf(type) is not { } values || values.GetAttributes().Any(a => a.AttributeClass?.Name == "FlagsAttribute");
    }
}

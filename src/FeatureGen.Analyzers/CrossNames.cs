using Microsoft.CodeAnalysis;

namespace FeatureGen.Analyzers;

/// <summary>Names crosses as the schema does.</summary>
internal static class CrossNames
{
    /// <summary>The name of the field that a cross is, without the path of a nested schema; null for half-written code.</summary>
    public static string? Of(AttributeData cross) =>
        cross.ConstructorArguments.FirstOrDefault() is { Kind: TypedConstantKind.Array, IsNull: false } names
            ? string.Join("*", names.Values.Select(v => v.Value as string))
            : null;
}

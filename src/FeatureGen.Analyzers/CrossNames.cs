using Microsoft.CodeAnalysis;

namespace FeatureGen.Analyzers;

/// <summary>Names crosses as the schema does.</summary>
public static class CrossNames
{
    /// <summary>The name of the field that a cross is, without the path of a nested schema; null for half-written code.</summary>
    public static string? Of(AttributeData cross) => Parts(cross) is { Count: > 0 } names ? string.Join("*", names) : null;

    /// <summary>The fields that a cross names; none for half-written code.</summary>
    public static IReadOnlyList<string> Parts(AttributeData cross) =>
        cross.ConstructorArguments.FirstOrDefault() is { Kind: TypedConstantKind.Array, IsNull: false } names
            ? [.. names.Values.Select(v => v.Value as string ?? "")]
            : [];
}

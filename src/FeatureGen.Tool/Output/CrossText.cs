using FeatureGen.Formats.Json;
using FeatureGen.Formats.Profiles;
using FeatureGen.Learning.Scaffolding;

namespace FeatureGen.Tool.Output;

/// <summary>The declaration that would make use of an interaction.</summary>
internal static class CrossText
{
    /// <summary>An attribute of the schema, as in <c>[Cross(nameof(Device), "Ad.Brand")]</c>.</summary>
    public static string Of(ProfileInteraction interaction) => $"[Cross({string.Join(", ", interaction.Fields.Select(NameOf))})]";

    // A part of another record has no name of its own there.
    private static string NameOf(string field) => CSharpNames.IsIdentifier(field) ? $"nameof({field})" : JsonWriter.Quote(field);
}

using FeatureGen.Formats.Models;
using FeatureGen.Formats.Schemas;

namespace FeatureGen.Analyzers.Files;

/// <summary>Which fields a model uses.</summary>
internal static class ModelUse
{
    /// <summary>For each field of the schema, whether no score of the model depends on it, be it alone or in a cross.</summary>
    public static IReadOnlyList<bool> UnusedFields(SchemaManifest schema, ModelFile model)
    {
        var used = new HashSet<string>(model.Fields.Where(HasWeight).Select(f => f.Name), StringComparer.Ordinal);
        foreach (var cross in schema.Fields.Where(f => f.Kind == FieldKind.Cross && used.Contains(f.Name)).ToList())
            used.UnionWith(cross.CrossedFields);
        return [.. schema.Fields.Select(f => !used.Contains(f.Name))];
    }

    private static bool HasWeight(ModelField field) => field.Weights.Any(w => w != 0) || field.Embeddings.Any(e => e != 0);
}

using FeatureGen.Formats.Models;
using FeatureGen.Formats.Schemas;
using FeatureGen.Formats.Trees;

namespace FeatureGen.Analyzers.Files;

/// <summary>Which fields a model uses.</summary>
internal static class ModelUse
{
    /// <summary>For each field of the schema, whether no score of the model depends on it, be it alone or in a cross.</summary>
    public static IReadOnlyList<bool> UnusedFields(SchemaManifest schema, ModelFile model)
    {
        var used = new HashSet<string>(model.Ensemble is { } trees ? AskedFields(schema, trees) : WeightedFields(model), StringComparer.Ordinal);
        foreach (var cross in schema.Fields.Where(f => f.Kind == FieldKind.Cross && used.Contains(f.Name)).ToList())
            used.UnionWith(cross.CrossedFields);
        return [.. schema.Fields.Select(f => !used.Contains(f.Name))];
    }

    private static IEnumerable<string> AskedFields(SchemaManifest schema, TreeEnsemble trees)
    {
        var slots = new HashSet<int>(trees.AskedFeatures());
        return SchemaLayout.Of(schema).Fields
            .Where(field => Enumerable.Range(field.FirstSlot, field.SlotCount).Any(slots.Contains))
            .Select(field => field.Field.Name);
    }

    private static IEnumerable<string> WeightedFields(ModelFile model) => model.Fields.Where(HasWeight).Select(f => f.Name);

    private static bool HasWeight(ModelField field) => field.Weights.Any(w => w != 0) || field.Embeddings.Any(e => e != 0);
}

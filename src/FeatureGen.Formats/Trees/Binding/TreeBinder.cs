using FeatureGen.Formats.Models;
using FeatureGen.Formats.Schemas;

namespace FeatureGen.Formats.Trees.Binding;

/// <summary>Binds the features of a trained ensemble to the fields of a schema: the result asks for the schema's slots.</summary>
public static class TreeBinder
{
    /// <summary>Binds a model.</summary>
    /// <param name="ensemble">The model, over features of its own.</param>
    /// <param name="schema">The schema.</param>
    /// <param name="map">For features that are not named like a field: what they are bound to.</param>
    /// <exception cref="TreeBindingException">A feature that the trees ask for has no field, or one of another kind.</exception>
    public static ModelFile Bind(TreeEnsemble ensemble, SchemaManifest schema, IReadOnlyDictionary<string, string>? map = null)
    {
        var layout = SchemaLayout.Of(schema);
        var fields = layout.Fields.ToDictionary(field => field.Field.Name, StringComparer.Ordinal);
        var slots = new int[ensemble.Features.Count];
        foreach (int feature in ensemble.AskedFeatures())
        {
            var name = ensemble.Features[feature].Name;
            var target = map is not null && map.TryGetValue(name, out var mapped) ? mapped : name;
            if (!fields.TryGetValue(target, out var field)) throw new TreeBindingException($"the model's feature '{name}' has no field '{target}' in '{schema.Name}'");
            if (field.Field.Kind != FieldKind.Numeric) throw new TreeBindingException($"the model's feature '{name}' is a number, and '{target}' is {field.Field.Kind}");
            slots[feature] = field.FirstSlot;
        }
        return new ModelFile
        {
            Kind = ModelKind.Trees,
            Schema = schema.Name,
            Fingerprint = schema.Fingerprint,
            Ensemble = ensemble with
            {
                Features = new(Enumerable.Range(0, layout.SlotCount).Select(slot => new TreeFeature { Name = $"slot {slot}" })),
                Trees = new(ensemble.Trees.Select(tree => tree with { Features = new(tree.Features.Select(feature => slots[feature])) })),
            },
        };
    }
}

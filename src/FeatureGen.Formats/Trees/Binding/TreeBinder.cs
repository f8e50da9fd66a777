using FeatureGen.Formats.Models;
using FeatureGen.Formats.Schemas;

namespace FeatureGen.Formats.Trees.Binding;

/// <summary>Binds the features of a trained ensemble to the fields of a schema: the result asks for the schema's slots, and scores an
/// extracted row as the ensemble scores the values that the row was extracted from.</summary>
/// <remarks>
/// A feature is bound by its name, or by what a map names for it; features that no tree asks for need no field.
/// <list type="bullet">
/// <item><c>Price</c>: the value of a numeric field without a transform. Of a categorical one the category in the model's own list or,
/// where the model has none, the number itself (<c>bool</c> 0 and 1, the number of an enumeration's member, the integer). What the
/// vocabulary or the model does not know is missing, as it is to the trainers.</item>
/// <item><c>At.HourOfDay</c>, <c>At_HourOfDay</c>: a part of a date, hours from 0, weekdays from 0 (Sunday), days and months from 1.</item>
/// <item><c>Title[3]</c>, of vectors also <c>Title_3</c> and <c>Title.3</c>: a slot as it is extracted, of every kind of field; index
/// slots hold 0 for missing.</item>
/// <item><c>Brand:vocabulary</c>: the place of a categorical value in the vocabulary, from 0.</item>
/// </list>
/// Of all other fields the value that training saw is not extracted, and binding them by their bare name is an error.
/// <para>
/// Extraction differs from what trainers see in two ways. Numbers are float32. Infinities are limited to the largest finite float: nodes
/// decide the same unless their threshold is beyond the finite floats (or is the largest one), but linear leaves and gblinear compute with
/// a huge number where the trainer has an infinity.
/// </para>
/// The terms of gblinear are added in the order of the slots; where that is not the order of the model's features the sum may differ in
/// its last bits.
/// </remarks>
public static class TreeBinder
{
    /// <summary>Binds a model.</summary>
    /// <param name="ensemble">The model, over features of its own.</param>
    /// <param name="schema">The schema.</param>
    /// <param name="map">For features that are not named like what they are bound to: its name.</param>
    /// <param name="note">Told what makes extracted rows score otherwise than the trainer's: categories that a vocabulary lacks. Clauses
    /// without a full stop.</param>
    /// <exception cref="TreeBindingException">Features that the trees ask for have no field or one of another kind, the map names what
    /// does not exist, or the model has several outputs. The message tells of all problems.</exception>
    public static ModelFile Bind(
        TreeEnsemble ensemble, SchemaManifest schema, IReadOnlyDictionary<string, string>? map = null, Action<string>? note = null)
    {
        if (ensemble.OutputCount != 1)
            throw new TreeBindingException($"the model has {ensemble.OutputCount} outputs, and a score is one; train a model with one");
        var layout = SchemaLayout.Of(schema);
        var bindings = Bindings(ensemble, new SlotNames(schema, layout), map ?? new Dictionary<string, string>());
        if (note is not null) NoteStrangers(ensemble, bindings, layout, note);
        var rewriter = new TreeRewriter(ensemble.Precision, bindings);
        return new ModelFile
        {
            Kind = ModelKind.Trees,
            Schema = schema.Name,
            Fingerprint = schema.Fingerprint,
            Ensemble = ensemble with
            {
                Features = new(layout.Fields.SelectMany(Slots).ToArray()),
                Trees = new(ensemble.Trees.Select(rewriter.Rewrite).ToArray()),
                Linear = Linear(ensemble, bindings, layout.SlotCount),
            },
        };
    }

    private static void NoteStrangers(TreeEnsemble ensemble, FeatureBinding?[] bindings, SchemaLayout layout, Action<string> note)
    {
        for (int feature = 0; feature < bindings.Length; feature++)
        {
            if (bindings[feature] is not { Strangers.Count: > 0 } binding) continue;
            var field = layout.Fields.Last(field => field.FirstSlot <= binding.Slot).Field.Name;
            var strangers = FeatureBinder.Show(binding.Strangers);
            note($"the model's feature '{ensemble.Features[feature].Name}' knows {strangers}, which '{field}' does not: "
                + "rows with them score as unknown");
        }
    }

    private static IEnumerable<TreeFeature> Slots(FieldLayout field) =>
        Enumerable.Range(0, field.SlotCount).Select(slot => new TreeFeature { Name = field.SlotName(slot) });

    private static FeatureBinding?[] Bindings(TreeEnsemble ensemble, SlotNames names, IReadOnlyDictionary<string, string> map)
    {
        var bindings = new FeatureBinding?[ensemble.Features.Count];
        var problems = UnknownFeatures(ensemble, map).ToList();
        var summed = SummedFeatures(ensemble);
        foreach (int feature in AskedFeatures(ensemble))
        {
            var (name, target) = (ensemble.Features[feature].Name, "");
            bool isMapped = map.TryGetValue(name, out target);
            var slot = names.Find(isMapped ? target! : name, out var problem);
            if (slot is not null) bindings[feature] = FeatureBinder.Bind(ensemble.Features[feature], slot, out problem);
            if (bindings[feature]?.Table is not null && summed.Contains(feature))
                problem = $"is a term of a sum, and of '{slot!.Field.Field.Name}' an index is extracted: train without linear leaves, or "
                    + "make it [Numeric]";
            else if (slot is null && !isMapped && problem.StartsWith("has no field", StringComparison.Ordinal))
                problem += $"; name its field: featuregen import --map \"{name}=FIELD\"";
            if (problem.Length > 0) problems.Add($"the model's feature '{name}' {problem}");
        }
        return problems.Count == 0 ? bindings : throw new TreeBindingException(problems);
    }

    private static IEnumerable<string> UnknownFeatures(TreeEnsemble ensemble, IReadOnlyDictionary<string, string> map)
    {
        var features = new HashSet<string>(ensemble.Features.Select(feature => feature.Name), StringComparer.Ordinal);
        foreach (var name in map.Keys.Where(name => !features.Contains(name)).OrderBy(name => name, StringComparer.Ordinal))
        {
            var near = string.Join(", ", NearNames.Find(name, features).Select(other => $"'{other}'"));
            yield return $"the map's '{name}' is no feature of the model{(near.Length > 0 ? $" (similar: {near})" : "")}";
        }
    }

    // Extracted values are finite, so that a linear weight of zero asks for nothing.
    private static IEnumerable<int> AskedFeatures(TreeEnsemble ensemble) =>
        new SortedSet<int>((ensemble with { Linear = default }).AskedFeatures().Concat(SummedFeatures(ensemble)));

    private static HashSet<int> SummedFeatures(TreeEnsemble ensemble)
    {
        var features = new HashSet<int>(ensemble.Trees.SelectMany(tree => tree.LeafModels).SelectMany(leaf => leaf.Features));
        features.UnionWith(Enumerable.Range(0, ensemble.Linear.Count).Where(feature => ensemble.Linear[feature] != 0));
        return features;
    }

    private static EquatableArray<float> Linear(TreeEnsemble ensemble, FeatureBinding?[] bindings, int slotCount)
    {
        if (ensemble.Linear.Count == 0) return default;
        var weights = new float[slotCount];
        for (int feature = 0; feature < bindings.Length; feature++)
            if (bindings[feature] is { } binding) weights[binding.Slot] += ensemble.Linear[feature];
        return new(weights);
    }
}

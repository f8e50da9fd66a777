using FeatureGen.Formats.Schemas;

namespace FeatureGen.Formats.Trees.Importance;

/// <summary>Counts what the nodes of an ensemble ask for and gained, as trainers count it: over all trees and outputs, whatever the trees
/// weigh.</summary>
public static class TreeImportances
{
    /// <summary>The importance of each feature, in the order of the model's features.</summary>
    /// <param name="model">The model.</param>
    public static IReadOnlyList<SplitImportance> OfFeatures(TreeEnsemble model) =>
        Sum(model, [.. model.Features.Select(feature => feature.Name)], [.. Enumerable.Range(0, model.Features.Count)]);

    /// <summary>The importance of each field of a schema, in order: a field's nodes are those of all of its slots.</summary>
    /// <param name="model">A model whose features are the slots of the schema.</param>
    /// <param name="layout">The schema's slots.</param>
    /// <exception cref="ArgumentException">The model has another number of features than the schema has slots.</exception>
    public static IReadOnlyList<SplitImportance> OfFields(TreeEnsemble model, SchemaLayout layout)
    {
        if (model.Features.Count != layout.SlotCount)
            throw new ArgumentException(
                $"The model is over {model.Features.Count} features, and the schema has {layout.SlotCount} slots.", nameof(model));
        return Sum(
            model,
            [.. layout.Fields.Select(field => field.Field.Name)],
            [.. layout.Fields.SelectMany(field => Enumerable.Repeat(field.Position, field.SlotCount))]);
    }

    private static SplitImportance[] Sum(TreeEnsemble model, string[] names, int[] groups)
    {
        var (splits, gains, covers) = (new long[names.Length], new double[names.Length], new double[names.Length]);
        foreach (var tree in model.Trees)
            for (int node = 0; node < tree.Features.Count; node++)
            {
                int group = groups[tree.Features[node]];
                splits[group]++;
                if (node < tree.Gains.Count) gains[group] += tree.Gains[node];
                if (node < tree.NodeCovers.Count) covers[group] += tree.NodeCovers[node];
            }
        bool hasGains = Says(model, tree => tree.Gains.Count), hasCovers = Says(model, tree => tree.NodeCovers.Count);
        double total = gains.Sum(gain => Math.Max(0, gain));
        return [.. names.Select((name, i) => new SplitImportance
        {
            Name = name,
            Splits = splits[i],
            Gain = hasGains ? gains[i] : null,
            GainShare = hasGains ? (total > 0 ? Math.Max(0, gains[i]) / total : 0) : null,
            Cover = hasCovers ? covers[i] : null,
        })];
    }

    // Of trees with nodes; a model without any has nothing to say.
    private static bool Says(TreeEnsemble model, Func<DecisionTree, int> count)
    {
        var trees = model.Trees.Where(tree => tree.Features.Count > 0).ToArray();
        return trees.Length > 0 && trees.All(tree => count(tree) == tree.Features.Count);
    }
}

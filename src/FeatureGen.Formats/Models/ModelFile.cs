using FeatureGen.Formats.Schemas;
using FeatureGen.Formats.Trees;

namespace FeatureGen.Formats.Models;

/// <summary>A trained model over a schema: the content of a <c>*.model.json</c>.</summary>
public sealed record ModelFile
{
    /// <summary>The family of the model.</summary>
    public required ModelKind Kind { get; init; }

    /// <summary>The name of the schema.</summary>
    public required string Schema { get; init; }

    /// <summary>The fingerprint of the schema that the model was trained through.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The score of a row to which no field contributes.</summary>
    public float Bias { get; init; }

    /// <summary>Factorization machines: the length of an embedding.</summary>
    public int Dimension { get; init; }

    /// <summary>The fields that have weights, in the order of the schema.</summary>
    public EquatableArray<ModelField> Fields { get; init; }

    /// <summary>Trees: the ensemble, whose features are the slots of the schema and whose only output is the score; null for other
    /// kinds.</summary>
    public TreeEnsemble? Ensemble { get; init; }

    /// <summary>How the model was trained, for people: names and values in a fixed order.</summary>
    public EquatableArray<KeyValuePair<string, string>> Training { get; init; }

    /// <summary>Says what keeps this model from scoring rows of a schema, or null if nothing does.</summary>
    /// <param name="manifest">The schema.</param>
    /// <returns>One sentence without a full stop, naming the field where there is one.</returns>
    public string? FindMismatch(SchemaManifest manifest) => FindSchemaMismatch(manifest) ?? Ensemble?.FindProblem();

    /// <summary>The same of a model whose trees are known to be sound, such as those that a reader of this library returned:
    /// <see cref="TreeEnsemble.FindProblem"/> is not asked again.</summary>
    /// <param name="manifest">The schema.</param>
    /// <returns>One sentence without a full stop, naming the field where there is one.</returns>
    public string? FindSchemaMismatch(SchemaManifest manifest)
    {
        if (Schema != manifest.Name) return $"the model is of schema '{Schema}', not of '{manifest.Name}'";
        if (Fingerprint != manifest.Fingerprint)
            return $"the model was trained for fingerprint {Fingerprint} of '{Schema}', which is now {manifest.Fingerprint}; train it again";
        var layout = SchemaLayout.Of(manifest);
        if (Kind == ModelKind.Trees) return FindMismatch(Ensemble, layout);
        var fields = layout.Fields.ToDictionary(f => f.Field.Name, StringComparer.Ordinal);
        return Fields.Select(field => FindMismatch(field, fields)).FirstOrDefault(problem => problem is not null);
    }

    private static string? FindMismatch(TreeEnsemble? ensemble, SchemaLayout layout)
    {
        if (ensemble is null) return "the model has no trees";
        if (ensemble.OutputCount != 1) return $"the model has {ensemble.OutputCount} outputs, and a score is one";
        if (ensemble.Features.Count != layout.SlotCount)
            return $"the model's trees are over {ensemble.Features.Count} slots, and the schema has {layout.SlotCount}";
        return null;
    }

    private string? FindMismatch(ModelField model, Dictionary<string, FieldLayout> fields)
    {
        if (!fields.TryGetValue(model.Name, out var field)) return $"the model has weights for '{model.Name}', which is no field of '{Schema}'";
        int weights = field.HasValues ? field.WeightCount : model.Indices.Count;
        if (model.Weights.Count != weights) return $"'{model.Name}' needs {weights} weights and has {model.Weights.Count}";
        if (model.Embeddings.Count != weights * Dimension) return $"'{model.Name}' needs {weights} embeddings of length {Dimension} and has {model.Embeddings.Count} numbers";
        int values = field.HasValues ? field.SlotCount : 0;
        if (model.Centers.Count != values || model.Scales.Count != values) return $"'{model.Name}' needs {values} centers and scales";
        for (int i = 0; i < model.Indices.Count; i++)
        {
            if (model.Indices[i] < 0 || model.Indices[i] >= field.WeightCount) return $"'{model.Name}' has index {model.Indices[i]}, outside of 0 to {field.WeightCount - 1}";
            if (i > 0 && model.Indices[i] <= model.Indices[i - 1]) return $"the indices of '{model.Name}' are not ascending";
        }
        return null;
    }
}

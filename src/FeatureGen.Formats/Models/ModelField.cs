namespace FeatureGen.Formats.Models;

/// <summary>What a model learned about one field. The coordinates are those of <see cref="Schemas.FieldLayout"/>.</summary>
public sealed record ModelField
{
    /// <summary>The field's name in the schema.</summary>
    public required string Name { get; init; }

    /// <summary>Fields with value slots: what is subtracted from the value of each slot before it is scaled.</summary>
    public EquatableArray<float> Centers { get; init; }

    /// <summary>Fields with value slots: what the centred value of each slot is multiplied by.</summary>
    public EquatableArray<float> Scales { get; init; }

    /// <summary>Fields with index slots: which of the field's weights are given, ascending; the others are zero. Empty for value slots, where all are given.</summary>
    public EquatableArray<int> Indices { get; init; }

    /// <summary>The weights.</summary>
    public required EquatableArray<float> Weights { get; init; }

    /// <summary>Factorization machines: the embeddings, one of the model's dimension after the other, in the order of the weights.</summary>
    public EquatableArray<float> Embeddings { get; init; }
}

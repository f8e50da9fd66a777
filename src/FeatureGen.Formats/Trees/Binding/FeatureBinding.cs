namespace FeatureGen.Formats.Trees.Binding;

/// <summary>Where a model's feature is found in extracted rows.</summary>
/// <param name="Slot">The slot.</param>
/// <param name="Table">Where the slot holds indices of what the model saw: the value that the model saw for each index, NaN where it was
/// missing or is unknown to the model. Null where the slot holds the value itself.</param>
/// <param name="Strangers">Categories of the model that the field's vocabulary lacks.</param>
internal sealed record FeatureBinding(int Slot, double[]? Table = null, EquatableArray<string> Strangers = default);

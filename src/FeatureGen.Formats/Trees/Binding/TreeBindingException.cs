namespace FeatureGen.Formats.Trees.Binding;

/// <summary>A model's features and a schema's fields do not fit. The message is one clause without a full stop that names both.</summary>
public sealed class TreeBindingException(string message) : Exception(message);

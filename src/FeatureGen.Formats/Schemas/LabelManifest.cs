namespace FeatureGen.Formats.Schemas;

/// <summary>The property that holds what is to be predicted.</summary>
public sealed record LabelManifest
{
    /// <summary>The property's name, with its path where a nested schema was flattened.</summary>
    public required string Name { get; init; }

    /// <summary>The property's type.</summary>
    public ScalarType Type { get; init; }

    /// <summary>The text of the positive class where the label is a string or an enumeration.</summary>
    public string? Positive { get; init; }
}

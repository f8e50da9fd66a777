using FeatureGen.Formats.Schemas;

namespace FeatureGen.Learning.Scaffolding;

/// <summary>What a column becomes: the decision as plain data.</summary>
public sealed record ScaffoldedProperty
{
    /// <summary>The column.</summary>
    public required string Column { get; init; }

    /// <summary>What the property is for.</summary>
    public required PropertyRole Role { get; init; }

    /// <summary>The type of one value.</summary>
    public required ScalarType Type { get; init; }

    /// <summary>Whether an integer needs 64 bits.</summary>
    public bool IsLong { get; init; }

    /// <summary>Whether values may be missing.</summary>
    public bool IsNullable { get; init; }

    /// <summary>Of a field: kind and settings, named after the column; null otherwise.</summary>
    public FieldManifest? Field { get; init; }

    /// <summary>Of a label that is a text: which text is the positive class.</summary>
    public string? Positive { get; init; }

    /// <summary>Of what is left out: why.</summary>
    public string? Reason { get; init; }

    /// <summary>What the data says, in one line.</summary>
    public required string Evidence { get; init; }

    /// <summary>Where the decision was not sure, a sentence each.</summary>
    public IReadOnlyList<string> Doubts { get; init; } = [];
}

namespace FeatureGen.Formats.Trees;

/// <summary>An input of a tree ensemble.</summary>
public sealed record TreeFeature
{
    /// <summary>The name that the model gives it.</summary>
    public required string Name { get; init; }

    /// <summary>Whether its values are codes of categories rather than quantities.</summary>
    public bool IsCategorical { get; init; }

    /// <summary>The categories in the order of their codes, from 0; empty where the model holds none and rows bring codes. Numbers stand as
    /// their shortest text.</summary>
    public EquatableArray<string> Categories { get; init; }

    /// <summary>Whether rows of text may bring codes in place of categories: a number that is no category is one then, else it is missing.
    /// Only where no category is a number itself.</summary>
    public bool TakesCodes { get; init; }
}

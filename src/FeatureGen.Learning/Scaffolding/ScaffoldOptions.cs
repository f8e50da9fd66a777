namespace FeatureGen.Learning.Scaffolding;

/// <summary>What is scaffolded.</summary>
public sealed record ScaffoldOptions
{
    /// <summary>The name of the type, an identifier.</summary>
    public required string Name { get; init; }

    /// <summary>The column that is to be predicted; null if there is none.</summary>
    public string? Label { get; init; }

    /// <summary>Threads to use; the result does not depend on it.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;
}

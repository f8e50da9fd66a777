namespace FeatureGen.Learning.Importance;

/// <summary>How fields are shuffled. The result does not depend on <see cref="Threads"/>.</summary>
public sealed record PermutationOptions
{
    /// <summary>How often each field is shuffled.</summary>
    public int Repeats { get; init; } = 5;

    /// <summary>The same seed gives the same shuffles.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Threads to use.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;
}

namespace FeatureGen.Benchmarks.Trees;

/// <summary>What all requests share.</summary>
internal static class Requests
{
    /// <summary>How many there are; they take turns, as those of a service do.</summary>
    public const int Count = 10;

    /// <summary>How many items are wanted.</summary>
    public const int TopCount = 10;
}

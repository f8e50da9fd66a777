namespace FeatureGen.Benchmarks.Extraction.Schemas;

/// <summary>Eight categories that are long texts.</summary>
[FeatureSchema]
internal readonly partial record struct LongWordRow
{
    [Categorical(
        "Travels to the near and far east by ship", "Fashion of the next winter, if it comes.",
        "Gardens of the south, with their flowers")] public string Department0 { get; init; }
    [Categorical(
        "Travels to the near and far east by ship", "Fashion of the next winter, if it comes.",
        "Gardens of the south, with their flowers")] public string Department1 { get; init; }
    [Categorical(
        "Travels to the near and far east by ship", "Fashion of the next winter, if it comes.",
        "Gardens of the south, with their flowers")] public string Department2 { get; init; }
    [Categorical(
        "Travels to the near and far east by ship", "Fashion of the next winter, if it comes.",
        "Gardens of the south, with their flowers")] public string Department3 { get; init; }
    [Categorical(
        "Travels to the near and far east by ship", "Fashion of the next winter, if it comes.",
        "Gardens of the south, with their flowers")] public string Department4 { get; init; }
    [Categorical(
        "Travels to the near and far east by ship", "Fashion of the next winter, if it comes.",
        "Gardens of the south, with their flowers")] public string Department5 { get; init; }
    [Categorical(
        "Travels to the near and far east by ship", "Fashion of the next winter, if it comes.",
        "Gardens of the south, with their flowers")] public string Department6 { get; init; }
    [Categorical(
        "Travels to the near and far east by ship", "Fashion of the next winter, if it comes.",
        "Gardens of the south, with their flowers")] public string Department7 { get; init; }
}

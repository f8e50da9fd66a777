namespace FeatureGen.Benchmarks.Extraction.Schemas;

/// <summary>Eight categories that are texts.</summary>
[FeatureSchema]
internal readonly partial record struct WordRow
{
    [Categorical("Travels1", "Fashion1", "Gamester", "Foodless", "Finances", "Gardens1")] public string Category0 { get; init; }
    [Categorical("Travels1", "Fashion1", "Gamester", "Foodless", "Finances", "Gardens1")] public string Category1 { get; init; }
    [Categorical("Travels1", "Fashion1", "Gamester", "Foodless", "Finances", "Gardens1")] public string Category2 { get; init; }
    [Categorical("Travels1", "Fashion1", "Gamester", "Foodless", "Finances", "Gardens1")] public string Category3 { get; init; }
    [Categorical("Travels1", "Fashion1", "Gamester", "Foodless", "Finances", "Gardens1")] public string Category4 { get; init; }
    [Categorical("Travels1", "Fashion1", "Gamester", "Foodless", "Finances", "Gardens1")] public string Category5 { get; init; }
    [Categorical("Travels1", "Fashion1", "Gamester", "Foodless", "Finances", "Gardens1")] public string Category6 { get; init; }
    [Categorical("Travels1", "Fashion1", "Gamester", "Foodless", "Finances", "Gardens1")] public string Category7 { get; init; }
}

namespace FeatureGen.Benchmarks.Extraction.Schemas;

/// <summary>Eight categories that are integers.</summary>
[FeatureSchema]
internal readonly partial record struct CodeRow
{
    [Categorical(Min = 0, Max = 99)] public int Slot0 { get; init; }
    [Categorical(Min = 0, Max = 99)] public int Slot1 { get; init; }
    [Categorical(Min = 0, Max = 99)] public int Slot2 { get; init; }
    [Categorical(Min = 0, Max = 99)] public int Slot3 { get; init; }
    [Categorical(Min = 0, Max = 99)] public int Slot4 { get; init; }
    [Categorical(Min = 0, Max = 99)] public int Slot5 { get; init; }
    [Categorical(Min = 0, Max = 99)] public int Slot6 { get; init; }
    [Categorical(Min = 0, Max = 99)] public int Slot7 { get; init; }
}

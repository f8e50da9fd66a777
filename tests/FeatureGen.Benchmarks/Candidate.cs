namespace FeatureGen.Benchmarks;

/// <summary>A candidate of 30 numbers and 10 categories of 100 values each.</summary>
[FeatureSchema]
public readonly partial record struct Candidate
{
    [Numeric] public float Number0 { get; init; }
    [Numeric] public float Number1 { get; init; }
    [Numeric] public float Number2 { get; init; }
    [Numeric] public float Number3 { get; init; }
    [Numeric] public float Number4 { get; init; }
    [Numeric] public float Number5 { get; init; }
    [Numeric] public float Number6 { get; init; }
    [Numeric] public float Number7 { get; init; }
    [Numeric] public float Number8 { get; init; }
    [Numeric] public float Number9 { get; init; }
    [Numeric] public float Number10 { get; init; }
    [Numeric] public float Number11 { get; init; }
    [Numeric] public float Number12 { get; init; }
    [Numeric] public float Number13 { get; init; }
    [Numeric] public float Number14 { get; init; }
    [Numeric] public float Number15 { get; init; }
    [Numeric] public float Number16 { get; init; }
    [Numeric] public float Number17 { get; init; }
    [Numeric] public float Number18 { get; init; }
    [Numeric] public float Number19 { get; init; }
    [Numeric] public float Number20 { get; init; }
    [Numeric] public float Number21 { get; init; }
    [Numeric] public float Number22 { get; init; }
    [Numeric] public float Number23 { get; init; }
    [Numeric] public float Number24 { get; init; }
    [Numeric] public float Number25 { get; init; }
    [Numeric] public float Number26 { get; init; }
    [Numeric] public float Number27 { get; init; }
    [Numeric] public float Number28 { get; init; }
    [Numeric] public float Number29 { get; init; }

    [Categorical(Min = 0, Max = 99)] public int Category0 { get; init; }
    [Categorical(Min = 0, Max = 99)] public int Category1 { get; init; }
    [Categorical(Min = 0, Max = 99)] public int Category2 { get; init; }
    [Categorical(Min = 0, Max = 99)] public int Category3 { get; init; }
    [Categorical(Min = 0, Max = 99)] public int Category4 { get; init; }
    [Categorical(Min = 0, Max = 99)] public int Category5 { get; init; }
    [Categorical(Min = 0, Max = 99)] public int Category6 { get; init; }
    [Categorical(Min = 0, Max = 99)] public int Category7 { get; init; }
    [Categorical(Min = 0, Max = 99)] public int Category8 { get; init; }
    [Categorical(Min = 0, Max = 99)] public int Category9 { get; init; }
}

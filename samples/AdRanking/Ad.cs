using FeatureGen;

namespace AdRanking;

/// <summary>What differs by candidate. The fields below the line are planted: the build says what is wrong with each of them.</summary>
[FeatureSchema]
public readonly partial record struct Ad
{
    [Hashed(Buckets = 2048)]
    public required string Brand { get; init; }

    [Categorical("Travel", "Fashion", "Games", "Food", "Finance", "Garden")]
    public required string Category { get; init; }

    [Numeric(Transform.Log1P)]
    public float Price { get; init; }

    [Numeric]
    public float? Quality { get; init; }

    [Bucketized(1, 3, 7, 14, 30, 90)]
    public int AgeInDays { get; init; }

    [Numeric(Transform.Clip, Min = 0, Max = 80)]
    public double DiscountPercent { get; init; }

    [Categorical(Min = 1, Max = 5)]
    public int Slot { get; init; }

    [Hashed(Buckets = 1024), MultiValued(Max = 4)]
    public string[]? Tags { get; init; }

    [Vector(8)]
    public ReadOnlyMemory<float> TitleEmbedding { get; init; }

    // ---------------------------------------------------------------- planted

    /// <summary>The price again, in another unit.</summary>
    [Numeric(Transform.Log1P)]
    public long PriceInCents { get; init; }

    /// <summary>The category again, by number.</summary>
    [Categorical(Min = 1, Max = 6)]
    public int CategoryCode { get; init; }

    /// <summary>Random.</summary>
    [Numeric]
    public float ShuffleKey { get; init; }

    /// <summary>Random, with many values.</summary>
    [Hashed(Buckets = 4096)]
    public required string TrackingCode { get; init; }

    /// <summary>Always the same.</summary>
    [Categorical("EUR", "USD")]
    public required string Currency { get; init; }

    /// <summary>Hardly ever there.</summary>
    [Numeric]
    public float? LegacyScore { get; init; }

    /// <summary>Known only after the click.</summary>
    [Numeric]
    public float DwellSeconds { get; init; }
}

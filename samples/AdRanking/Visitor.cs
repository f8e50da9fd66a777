using FeatureGen;

namespace AdRanking;

/// <summary>What is known once a request.</summary>
[FeatureSchema]
public sealed partial record Visitor
{
    [Categorical]
    public required Device Device { get; init; }

    [Bucketized(18, 25, 35, 50, 65)]
    public int? Age { get; init; }

    [Categorical("DE", "FR", "IT", "ES", "PL", "NL")]
    public string? Country { get; init; }

    [Timestamp(TimePart.HourOfDay | TimePart.DayOfWeek)]
    public DateTimeOffset At { get; init; }

    [Hashed(Buckets = 8192)]
    public required string UserId { get; init; }

    [Categorical]
    public bool IsSubscriber { get; init; }
}

namespace FeatureGen.Benchmarks.Extraction.Schemas;

/// <summary>Eight dates, a part of each.</summary>
[FeatureSchema]
internal readonly partial record struct HourRow
{
    [Timestamp(TimePart.HourOfDay)] public DateTime At0 { get; init; }
    [Timestamp(TimePart.HourOfDay)] public DateTime At1 { get; init; }
    [Timestamp(TimePart.HourOfDay)] public DateTime At2 { get; init; }
    [Timestamp(TimePart.HourOfDay)] public DateTime At3 { get; init; }
    [Timestamp(TimePart.HourOfDay)] public DateTime At4 { get; init; }
    [Timestamp(TimePart.HourOfDay)] public DateTime At5 { get; init; }
    [Timestamp(TimePart.HourOfDay)] public DateTime At6 { get; init; }
    [Timestamp(TimePart.HourOfDay)] public DateTime At7 { get; init; }
}

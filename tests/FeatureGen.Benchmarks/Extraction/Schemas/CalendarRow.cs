namespace FeatureGen.Benchmarks.Extraction.Schemas;

/// <summary>Eight dates, four parts of each.</summary>
[FeatureSchema]
internal readonly partial record struct CalendarRow
{
    [Timestamp(TimePart.HourOfDay | TimePart.DayOfWeek | TimePart.DayOfMonth | TimePart.MonthOfYear)]
    public DateTime Since0 { get; init; }
    [Timestamp(TimePart.HourOfDay | TimePart.DayOfWeek | TimePart.DayOfMonth | TimePart.MonthOfYear)]
    public DateTime Since1 { get; init; }
    [Timestamp(TimePart.HourOfDay | TimePart.DayOfWeek | TimePart.DayOfMonth | TimePart.MonthOfYear)]
    public DateTime Since2 { get; init; }
    [Timestamp(TimePart.HourOfDay | TimePart.DayOfWeek | TimePart.DayOfMonth | TimePart.MonthOfYear)]
    public DateTime Since3 { get; init; }
    [Timestamp(TimePart.HourOfDay | TimePart.DayOfWeek | TimePart.DayOfMonth | TimePart.MonthOfYear)]
    public DateTime Since4 { get; init; }
    [Timestamp(TimePart.HourOfDay | TimePart.DayOfWeek | TimePart.DayOfMonth | TimePart.MonthOfYear)]
    public DateTime Since5 { get; init; }
    [Timestamp(TimePart.HourOfDay | TimePart.DayOfWeek | TimePart.DayOfMonth | TimePart.MonthOfYear)]
    public DateTime Since6 { get; init; }
    [Timestamp(TimePart.HourOfDay | TimePart.DayOfWeek | TimePart.DayOfMonth | TimePart.MonthOfYear)]
    public DateTime Since7 { get; init; }
}

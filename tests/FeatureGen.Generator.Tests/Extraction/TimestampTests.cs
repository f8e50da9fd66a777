using static FeatureGen.Generator.Tests.Support.ExtractionVerifier;

namespace FeatureGen.Generator.Tests.Extraction;

public sealed class TimestampTests
{
    private const string All = "TimePart.MonthOfYear | TimePart.HourOfDay | TimePart.DayOfWeek | TimePart.DayOfMonth";

    [Fact]
    public Task Parts_of_every_date_in_utc() => VerifyAsync(
        $$"""
        [FeatureSchema]
        public partial record struct Row
        {
            [Timestamp({{All}})] public DateTime A { get; init; }
            [Timestamp({{All}})] public DateTimeOffset? B { get; init; }
            [Timestamp(TimePart.DayOfMonth | TimePart.DayOfWeek)] public DateOnly C { get; init; }
        }
        """,
        // 31 May 2024 was a Friday, 1 June a Saturday.
        ("new() { A = new(2024, 5, 31, 23, 59, 59), B = new(2024, 6, 1, 1, 0, 0, TimeSpan.FromHours(2)), C = new(2024, 6, 1) }",
            [24, 6, 31, 5, 24, 6, 31, 5, 7, 1]),
        ("new() { A = new(2024, 6, 2, 0, 0, 0, DateTimeKind.Utc), B = null, C = DateOnly.MinValue }", [1, 1, 2, 6, 0, 0, 0, 0, 2, 1]),
        ("new() { A = DateTime.MaxValue, B = DateTimeOffset.MinValue, C = DateOnly.MaxValue }", [24, 6, 31, 12, 1, 2, 1, 1, 6, 31]));

    [Fact]
    public Task The_offset_is_added_before_parts_are_taken() => VerifyAsync(
        """
        [FeatureSchema]
        public partial class Row
        {
            [Timestamp(TimePart.HourOfDay | TimePart.DayOfMonth, UtcOffsetMinutes = 90)] public DateTime? A { get; init; }
            [Timestamp(TimePart.HourOfDay | TimePart.DayOfMonth, UtcOffsetMinutes = -840)] public DateTimeOffset B { get; init; }
        }
        """,
        ("new() { A = new(2024, 5, 31, 22, 30, 0), B = new(2024, 5, 31, 22, 30, 0, TimeSpan.Zero) }", [1, 1, 9, 31]),
        ("new() { A = DateTime.MaxValue, B = DateTimeOffset.MinValue }", [24, 31, 1, 1]),
        ("null!", [0, 0, 0, 0]));

    [Fact]
    public Task A_local_time_is_converted() => VerifyAsync(
        "[FeatureSchema] public partial record struct Row([property: Timestamp(TimePart.HourOfDay)] DateTime At);",
        ("new(new DateTime(2024, 5, 31, 12, 0, 0, DateTimeKind.Utc).ToLocalTime())", [13]));
}

using FeatureGen.Encoders;

namespace FeatureGen.Tests.Encoders;

public class TimestampsTests
{
    private static readonly TimePart[] Parts = [TimePart.HourOfDay, TimePart.DayOfWeek, TimePart.DayOfMonth, TimePart.MonthOfYear];

    [Fact]
    public void Parts_are_taken_in_utc_plus_the_offset()
    {
        // A Thursday.
        var time = new DateTime(2024, 2, 29, 23, 59, 59, DateTimeKind.Utc);
        int[] expected = [24, 5, 29, 2];
        Assert.Equal(expected, Parts.Select(part => Timestamps.Index(time, part, 0)));
        Assert.Equal(expected, Parts.Select(part => Timestamps.Index(DateTime.SpecifyKind(time, DateTimeKind.Unspecified), part, 0)));
        Assert.Equal(expected, Parts.Select(part => Timestamps.Index(time.ToLocalTime(), part, 0)));
        Assert.Equal(expected, Parts.Select(part => Timestamps.Index(new DateTimeOffset(time).ToOffset(TimeSpan.FromHours(9)), part, 0)));
        Assert.Equal([1, 6, 1, 3], Parts.Select(part => Timestamps.Index(time, part, 1)));
        Assert.Equal([23, 5, 29, 2], Parts.Select(part => Timestamps.Index(time, part, -60)));
        Assert.Equal([1, 5, 29, 2], Parts.Select(part => Timestamps.Index(new DateOnly(2024, 2, 29), part, 0)));
    }

    [Fact]
    public void Null_is_missing() =>
        Assert.All(Parts, part =>
        {
            Assert.Equal(0, Timestamps.Index((DateTime?)null, part, 60));
            Assert.Equal(0, Timestamps.Index((DateTimeOffset?)null, part, 60));
            Assert.Equal(0, Timestamps.Index((DateOnly?)null, part, 60));
        });

    [Fact]
    public void The_ends_of_time_are_clamped()
    {
        Assert.Equal([24, 6, 31, 12], Parts.Select(part => Timestamps.Index(DateTimeOffset.MaxValue, part, int.MaxValue)));
        Assert.Equal([1, 2, 1, 1], Parts.Select(part => Timestamps.Index(DateTime.MinValue, part, int.MinValue)));
    }

    [Fact]
    public void A_combination_of_parts_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Timestamps.Index(DateTime.UnixEpoch, TimePart.HourOfDay | TimePart.DayOfWeek, 0));
}

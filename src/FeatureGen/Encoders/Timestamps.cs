namespace FeatureGen.Encoders;

/// <summary>
/// Parts of dates and times as indices: 0 missing, else from 1 on (see <see cref="TimePart"/>). Times are taken in UTC, to which an offset
/// is added; where that leaves what a <see cref="DateTime"/> can hold, the first or last moment it can hold is taken.
/// </summary>
public static class Timestamps
{
    /// <summary>The part of a time; of unspecified kind it is taken as UTC, a local one is converted.</summary>
    /// <param name="value">The time; null is missing.</param>
    /// <param name="part">A single part.</param>
    /// <param name="utcOffsetMinutes">Added to UTC before the part is taken.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="part"/> is not a single part.</exception>
    public static int Index(DateTime? value, TimePart part, int utcOffsetMinutes) =>
        value is { } time ? Index(UtcTicks(time), part, utcOffsetMinutes) : 0;

    /// <summary>The part of a time.</summary>
    /// <inheritdoc cref="Index(DateTime?, TimePart, int)"/>
    public static int Index(DateTimeOffset? value, TimePart part, int utcOffsetMinutes) =>
        value is { } time ? Index(time.UtcTicks, part, utcOffsetMinutes) : 0;

    /// <summary>The part of a day, taken as its midnight in UTC: the same day gives the same index whichever type holds it.</summary>
    /// <inheritdoc cref="Index(DateTime?, TimePart, int)"/>
    public static int Index(DateOnly? value, TimePart part, int utcOffsetMinutes) =>
        value is { } day ? Index(day.DayNumber * TimeSpan.TicksPerDay, part, utcOffsetMinutes) : 0;

    internal static long UtcTicks(DateTime time) => time.Kind == DateTimeKind.Local ? time.ToUniversalTime().Ticks : time.Ticks;

    private static int Index(long utcTicks, TimePart part, int utcOffsetMinutes)
    {
        long ticks = utcTicks + utcOffsetMinutes * TimeSpan.TicksPerMinute;
        var time = new DateTime(Math.Clamp(ticks, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks));
        return part switch
        {
            TimePart.HourOfDay => 1 + time.Hour,
            TimePart.DayOfWeek => 1 + (int)time.DayOfWeek,
            TimePart.DayOfMonth => time.Day,
            TimePart.MonthOfYear => time.Month,
            _ => throw new ArgumentOutOfRangeException(nameof(part), part, "Give a single part of the time, not a combination of parts."),
        };
    }
}

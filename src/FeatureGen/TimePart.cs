namespace FeatureGen;

/// <summary>The parts of a date and time that a timestamp field gives, each an index of its own, in this order.</summary>
[Flags]
public enum TimePart
{
    /// <summary>Nothing.</summary>
    None = 0,
    /// <summary>The hour: 1 for midnight to 24 for 23 o'clock, 0 missing.</summary>
    HourOfDay = 1,
    /// <summary>The day of the week: 1 for Sunday to 7 for Saturday, 0 missing.</summary>
    DayOfWeek = 2,
    /// <summary>The day of the month: 1 to 31, 0 missing.</summary>
    DayOfMonth = 4,
    /// <summary>The month: 1 for January to 12, 0 missing.</summary>
    MonthOfYear = 8,
}

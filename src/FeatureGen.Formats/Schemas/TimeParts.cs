namespace FeatureGen.Formats.Schemas;

/// <summary>The single parts of a date, in the order of their bits: the order of a field's slots.</summary>
public static class TimeParts
{
    private static readonly TimePart[] s_all = [TimePart.HourOfDay, TimePart.DayOfWeek, TimePart.DayOfMonth, TimePart.MonthOfYear];

    /// <summary>The single parts of a combination.</summary>
    public static IEnumerable<TimePart> Of(TimePart parts) => s_all.Where(part => (parts & part) != 0);

    /// <summary>How many values a part has.</summary>
    public static int ValueCount(TimePart part) => part switch
    {
        TimePart.HourOfDay => 24,
        TimePart.DayOfWeek => 7,
        TimePart.DayOfMonth => 31,
        _ => 12,
    };

    /// <summary>The first value of a part; its index is 1. Hours and weekdays count from 0, days and months from 1.</summary>
    public static int FirstValue(TimePart part) => part is TimePart.HourOfDay or TimePart.DayOfWeek ? 0 : 1;
}

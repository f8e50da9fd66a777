using System.Numerics;

namespace FeatureGen.Learning.Scaffolding;

/// <summary>Which parts of dates vary, in UTC.</summary>
internal sealed class TimeSpread
{
    private const int DaysOfTwoMonths = 60;

    private int _hours, _weekdays, _days, _months;
    private DateTime _first = DateTime.MaxValue, _last = DateTime.MinValue;

    /// <summary>From the first to the last date.</summary>
    public TimeSpan Length => _last > _first ? _last - _first : TimeSpan.Zero;

    /// <summary>Adds a date.</summary>
    public void Add(DateTime utc)
    {
        _hours |= 1 << utc.Hour;
        _weekdays |= 1 << (int)utc.DayOfWeek;
        _days |= 1 << utc.Day;
        _months |= 1 << utc.Month;
        if (utc < _first) _first = utc;
        if (utc > _last) _last = utc;
    }

    /// <summary>The parts that say something; the weekday where none varies.</summary>
    public TimePart Parts()
    {
        TimePart parts = default;
        if (Vary(_hours)) parts |= TimePart.HourOfDay;
        if (Vary(_weekdays)) parts |= TimePart.DayOfWeek;
        if (Vary(_months) && Length.TotalDays >= DaysOfTwoMonths) parts |= TimePart.MonthOfYear;
        if (parts == 0 && Vary(_days)) parts = TimePart.DayOfMonth;
        return parts == 0 ? TimePart.DayOfWeek : parts;
    }

    private static bool Vary(int seen) => BitOperations.PopCount((uint)seen) > 1;
}

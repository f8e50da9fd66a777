namespace FeatureGen; // stands here because the manifest names it, and in the root namespace because users write it in attributes

/// <summary>Parts of a date that a timestamp field takes, each a slot of its own in the order of the bits.</summary>
[Flags]
public enum TimePart
{
    /// <summary>0 to 23.</summary>
    HourOfDay = 1,

    /// <summary>Sunday to Saturday, as <see cref="System.DayOfWeek"/>.</summary>
    DayOfWeek = 2,

    /// <summary>1 to 31.</summary>
    DayOfMonth = 4,

    /// <summary>January to December.</summary>
    MonthOfYear = 8,
}

namespace FeatureGen;

/// <summary>Parts of a date: an index slot each, 0 for missing. Dates are taken in UTC.</summary>
/// <param name="parts">The parts.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class TimestampAttribute(TimePart parts) : Attribute
{
    /// <summary>The parts.</summary>
    public TimePart Parts { get; } = parts;

    /// <summary>Minutes that are added to UTC before the parts are taken.</summary>
    public int UtcOffsetMinutes { get; set; }
}

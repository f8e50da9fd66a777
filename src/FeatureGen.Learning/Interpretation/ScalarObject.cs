using System.Globalization;
using System.Text;
using FeatureGen.Formats.Schemas;

namespace FeatureGen.Learning.Interpretation;

/// <summary>Takes values from what database providers return: as they are where the types match, else by their invariant text.</summary>
internal static class ScalarObject
{
    /// <summary>Takes a value; false if it cannot be of the type.</summary>
    public static bool TryConvert(ScalarType type, object source, out Scalar value)
    {
        if (TryMatch(type, source) is { } match)
        {
            value = match;
            return true;
        }
        return ScalarText.TryParse(type, Encoding.UTF8.GetBytes(Text(source)), out value);
    }

    /// <summary>The invariant text of a value; dates in their round-trip form.</summary>
    public static string Text(object source) => source switch
    {
        string text => text,
        DateTime or DateTimeOffset => ((IFormattable)source).ToString("O", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
        bool truth => truth ? "true" : "false",
        _ => Convert.ToString(source, CultureInfo.InvariantCulture) ?? "",
    };

    private static Scalar? TryMatch(ScalarType type, object source) => type switch
    {
        ScalarType.Boolean => source is bool truth ? new(type, truth ? 1L : 0L) : null,
        ScalarType.Integer => Whole(source) is { } whole ? new(type, whole) : null,
        ScalarType.Enum => Whole(source) is { } code ? new(type, code) : null,
        ScalarType.Unsigned when source is ulong unsigned => new(type, (long)unsigned),
        ScalarType.Unsigned => Whole(source) is >= 0 and { } positive ? new(type, positive) : null,
        ScalarType.Single => source switch { float single => new(type, (double)single), double real => new(type, (double)(float)real), _ => null },
        ScalarType.Double => source switch { double real => new(type, real), float single => new(type, (double)single), _ => null },
        ScalarType.Decimal => source is decimal number ? new(type, (double)(float)number) : null,
        ScalarType.Guid => source is Guid guid ? new Scalar(guid) : null,
        _ => Time(type, source),
    };

    private static long? Whole(object source) => source switch
    {
        long value => value,
        int value => value,
        short value => value,
        byte value => value,
        sbyte value => value,
        ushort value => value,
        uint value => value,
        _ => null,
    };

    private static Scalar? Time(ScalarType type, object source) => (type, source) switch
    {
        (ScalarType.TimeSpan, TimeSpan span) => new(type, span.Ticks),
        (ScalarType.DateOnly, DateOnly day) => new(type, day.DayNumber),
        // Providers return a DATE column as midnight of the day, of whatever kind.
        (ScalarType.DateOnly, DateTime midnight) => new(type, DateOnly.FromDateTime(midnight).DayNumber),
        (ScalarType.DateTime or ScalarType.DateTimeOffset, DateTimeOffset time) => new(type, time.UtcTicks),
        (ScalarType.DateTime or ScalarType.DateTimeOffset, DateTime time) =>
            new(type, (time.Kind == DateTimeKind.Local ? time.ToUniversalTime() : time).Ticks),
        _ => null,
    };
}

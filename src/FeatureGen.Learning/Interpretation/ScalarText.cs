using System.Globalization;
using System.Text;
using FeatureGen.Formats.Schemas;
using FeatureGen.Learning.Data;

namespace FeatureGen.Learning.Interpretation;

/// <summary>Reads values from UTF-8 text by their type, invariant.</summary>
internal static class ScalarText
{
    private const int LongestTime = 64;
    // A whole number may end in ".0": tools that keep missing values as NaN write integers like that.
    private const NumberStyles Whole = NumberStyles.Integer | NumberStyles.AllowDecimalPoint;

    private static readonly string[] TimeFormats =
    [
        "yyyy-MM-ddTHH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK", "yyyy-MM-dd", "yyyy-MM-ddTHH:mmK", "yyyy-MM-dd HH:mmK",
    ];

    /// <summary>Reads a value; false if the text is not of the type's form.</summary>
    public static bool TryParse(ScalarType type, ReadOnlySpan<byte> text, out Scalar value)
    {
        value = default;
        switch (type)
        {
            case ScalarType.Boolean:
                if (!Utf8Values.TryParseBoolean(text, out bool truth)) return false;
                value = new(type, truth ? 1L : 0L);
                return true;
            case ScalarType.Integer or ScalarType.Enum:
                if (!long.TryParse(text, Whole, CultureInfo.InvariantCulture, out long integer)) return false;
                value = new(type, integer);
                return true;
            case ScalarType.Unsigned:
                if (!ulong.TryParse(text, Whole, CultureInfo.InvariantCulture, out ulong unsigned)) return false;
                value = new(type, (long)unsigned);
                return true;
            case ScalarType.Single or ScalarType.Double or ScalarType.Decimal:
                if (!TryParseReal(type, text, out double real)) return false;
                value = new(type, real);
                return true;
            default:
                return TryParseRare(type, text, out value);
        }
    }

    /// <summary>What is expected, for error messages.</summary>
    public static string Expected(ScalarType type) => type switch
    {
        ScalarType.Boolean => "true, false, 1 or 0",
        ScalarType.Integer => "a whole number",
        ScalarType.Unsigned => "a whole number from 0 on",
        ScalarType.Single or ScalarType.Double or ScalarType.Decimal => "a number",
        ScalarType.Enum => "the number of an enumeration's member",
        ScalarType.DateTime or ScalarType.DateTimeOffset => "a time like 2024-05-31T12:30:00Z",
        ScalarType.DateOnly => "a date like 2024-05-31",
        ScalarType.TimeSpan => "a time span like 1.12:30:00",
        ScalarType.Guid => "a GUID",
        _ => "a text",
    };

    private static bool TryParseReal(ScalarType type, ReadOnlySpan<byte> text, out double value)
    {
        // By the type itself: rounding a double to single rounds twice.
        if (type == ScalarType.Single && float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out float single))
        {
            value = single;
            return true;
        }
        if (type == ScalarType.Decimal && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number))
        {
            value = (float)number;
            return true;
        }
        return Utf8Values.TryParseNumber(text, out value);
    }

    private static bool TryParseRare(ScalarType type, ReadOnlySpan<byte> text, out Scalar value)
    {
        value = default;
        if (text.Length > LongestTime) return false;
        Span<char> buffer = stackalloc char[LongestTime];
        ReadOnlySpan<char> chars = buffer[..Encoding.UTF8.GetChars(text, buffer)];
        switch (type)
        {
            case ScalarType.DateTime or ScalarType.DateTimeOffset:
                if (!TryParseTime(chars, out var time)) return false;
                value = new(type, time.UtcTicks);
                return true;
            case ScalarType.DateOnly:
                if (!TryParseTime(chars, out var day) || day.UtcDateTime.TimeOfDay != TimeSpan.Zero) return false;
                value = new(type, DateOnly.FromDateTime(day.UtcDateTime).DayNumber);
                return true;
            case ScalarType.TimeSpan:
                if (!TimeSpan.TryParseExact(chars, "c", CultureInfo.InvariantCulture, out var span)) return false;
                value = new(type, span.Ticks);
                return true;
            case ScalarType.Guid:
                if (!Guid.TryParse(chars, out var guid)) return false;
                value = new(guid);
                return true;
            default:
                return false;
        }
    }

    private static bool TryParseTime(ReadOnlySpan<char> text, out DateTimeOffset time) =>
        DateTimeOffset.TryParseExact(text, TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time);
}

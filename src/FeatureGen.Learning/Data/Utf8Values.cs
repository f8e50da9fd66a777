using System.Globalization;
using System.Text;

namespace FeatureGen.Learning.Data;

/// <summary>Reads numbers and the like from UTF-8, the same in every culture.</summary>
public static class Utf8Values
{
    /// <summary>
    /// Reads a number: digits with an optional sign, decimal point and exponent; <c>NaN</c>, <c>Infinity</c>, <c>inf</c> in any case and
    /// with an optional sign; spaces around it. False if it is anything else, or empty.
    /// </summary>
    public static bool TryParseNumber(ReadOnlySpan<byte> text, out double value)
    {
        if (PlainDecimal.TryParse(text, out value) || double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value))
            return true;

        ReadOnlySpan<byte> word = text.Trim(" \t"u8);
        bool negative = word.StartsWith("-"u8);
        if (negative || word.StartsWith("+"u8))
            word = word[1..];
        if (Ascii.EqualsIgnoreCase(word, "inf"u8) || Ascii.EqualsIgnoreCase(word, "infinity"u8))
            value = negative ? double.NegativeInfinity : double.PositiveInfinity;
        else if (Ascii.EqualsIgnoreCase(word, "nan"u8))
            value = double.NaN;
        else
            return false;
        return true;
    }

    /// <summary>A value as errors show it: in quotes, not too long.</summary>
    internal static string Quote(ReadOnlySpan<byte> value)
    {
        const int longest = 60;
        string text = Encoding.UTF8.GetString(value);
        return $"'{(text.Length > longest ? text[..longest] + "..." : text)}'";
    }

    /// <summary>Reads a truth value: <c>true</c> / <c>false</c> in any case, <c>1</c> / <c>0</c>.</summary>
    public static bool TryParseBoolean(ReadOnlySpan<byte> text, out bool value)
    {
        value = text.SequenceEqual("1"u8) || Ascii.EqualsIgnoreCase(text, "true"u8);
        return value || text.SequenceEqual("0"u8) || Ascii.EqualsIgnoreCase(text, "false"u8);
    }

    /// <summary>Reads an ISO 8601 date, with or without time and offset; without an offset it is taken as UTC.</summary>
    public static bool TryParseTime(ReadOnlySpan<byte> text, out DateTimeOffset value) => DateTimeOffset.TryParse(
        Encoding.UTF8.GetString(text), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out value);
}

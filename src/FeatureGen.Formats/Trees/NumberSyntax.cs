using System.Globalization;

namespace FeatureGen.Formats.Trees;

/// <summary>Reads numbers from a part of a text. Model files hold hundreds of thousands: what is short is read without a string of its
/// own.</summary>
internal static class NumberSyntax
{
    // Powers of ten that a double holds exactly: one multiplication or division by them rounds once, so it is exact (Clinger 1990).
    private static readonly double[] Powers =
        [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22];

    private const ulong LargestExactInteger = 1UL << 53;
    private const int MostDigits = 18;
    private const int MostExponentDigits = 4;

    /// <summary>Whether one of these texts is a number.</summary>
    public static bool IsAny(IEnumerable<string> texts) => texts.Any(text => TryDouble(text, 0, text.Length, out _));

    /// <summary>Reads a whole number.</summary>
    public static bool TryInt64(string text, int start, int length, out long value)
    {
        value = 0;
        int position = start, end = start + length;
        bool isNegative = position < end && text[position] == '-';
        if (isNegative) position++;
        if (position == end || end - position > MostDigits) return false;
        for (; position < end; position++)
        {
            if (text[position] is < '0' or > '9') return false;
            value = value * 10 + (text[position] - '0');
        }
        if (isNegative) value = -value;
        return true;
    }

    /// <summary>Reads the double nearest to a decimal number; NaN and infinities, spelled as programs do, too.</summary>
    public static bool TryDouble(string text, int start, int length, out double value)
    {
        if (TryExact(text, start, length, out value)) return true;
        var part = text.Substring(start, length);
        return TryWord(part, out value)
            || (double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out value)
                && !double.IsInfinity(value) && !double.IsNaN(value));
    }

    /// <summary>Reads the float nearest to a decimal number, likewise. What is beyond the floats is an infinity.</summary>
    public static bool TrySingle(string text, int start, int length, out float value)
    {
        value = 0;
        if (!TryDouble(text, start, length, out double wide)) return false;
        value = (float)wide;
        // Rounded twice: that is once, unless the first result lies in the middle between two floats.
        const long belowFloat = (1L << 29) - 1, half = 1L << 28;
        bool isMiddle = (BitConverter.DoubleToInt64Bits(wide) & belowFloat) == half || Math.Abs(wide) < 1.2e-38;
        if (!isMiddle || wide == 0) return true;
        var part = text.Substring(start, length);
        if (float.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out float direct)) value = direct;
        return true;
    }

    // A mantissa and a power of ten that are both exact; false for all else.
    private static bool TryExact(string text, int start, int length, out double value)
    {
        value = 0;
        int position = start, end = start + length, exponent = 0, digits = 0;
        ulong mantissa = 0;
        bool isNegative = position < end && text[position] == '-', hasPoint = false;
        if (isNegative) position++;
        for (; position < end && text[position] is (>= '0' and <= '9') or '.'; position++)
        {
            if (text[position] == '.')
            {
                if (hasPoint) return false;
                hasPoint = true;
                continue;
            }
            if (++digits > MostDigits) return false;
            mantissa = mantissa * 10 + (ulong)(text[position] - '0');
            if (hasPoint) exponent--;
        }
        if (digits == 0 || mantissa > LargestExactInteger) return false;
        if (position < end && !TryExponent(text, position, end, ref exponent)) return false;
        if (Math.Abs(exponent) >= Powers.Length) return false;
        value = exponent < 0 ? mantissa / Powers[-exponent] : mantissa * Powers[exponent];
        if (isNegative) value = -value;
        return true;
    }

    private static bool TryExponent(string text, int position, int end, ref int exponent)
    {
        if (text[position] is not ('e' or 'E')) return false;
        position++;
        int sign = 1;
        if (position < end && text[position] is '+' or '-') sign = text[position++] == '-' ? -1 : 1;
        if (position == end || end - position > MostExponentDigits) return false;
        int power = 0;
        for (; position < end; position++)
        {
            if (text[position] is < '0' or > '9') return false;
            power = power * 10 + (text[position] - '0');
        }
        exponent += sign * power;
        return true;
    }

    private static bool TryWord(string part, out double value)
    {
        bool isNegative = part.StartsWith("-", StringComparison.Ordinal);
        switch (part.TrimStart('+', '-').ToUpperInvariant())
        {
            case "NAN": value = double.NaN; return true;
            case "INF" or "INFINITY": value = isNegative ? double.NegativeInfinity : double.PositiveInfinity; return true;
            default: value = 0; return false;
        }
    }
}

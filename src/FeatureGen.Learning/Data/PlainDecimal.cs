using System.Globalization;
using System.Runtime.CompilerServices;

namespace FeatureGen.Learning.Data;

/// <summary>
/// Reads the numbers that most tables hold, a sign, up to 15 digits and a point among them, several times as fast as the general way and to
/// the same double: digits and power of ten are exact doubles, so their quotient is rounded once (Clinger, PLDI 1990).
/// </summary>
internal static class PlainDecimal
{
    private const int MostDigits = 15;
    private static readonly double[] s_powers = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

    /// <summary>False for anything else, also for what is a number of another form.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out double value) => TryParse(text, out value, out _);

    /// <summary>
    /// Likewise, only for the one way to write a number with so many decimals: <see cref="Write"/> gives the text back.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool TryParseCanonical(ReadOnlySpan<byte> text, out double value, out int decimals)
    {
        if (!TryParse(text, out value, out decimals))
            return false;
        bool isNegative = text[0] == (byte)'-';
        int first = isNegative ? 1 : 0, whole = text.Length - first - (decimals > 0 ? decimals + 1 : 0);
        bool hasPoint = decimals > 0 || text[^1] == (byte)'.';
        return whole >= 1 && (whole == 1 || text[first] != (byte)'0') && (decimals > 0 || !hasPoint) && (value != 0 || !isNegative);
    }

    /// <summary>Writes a number with so many decimals; returns the length of the text.</summary>
    public static int Write(double value, int decimals, Span<byte> text)
    {
        value.TryFormat(text, out int written, "F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return written;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool TryParse(ReadOnlySpan<byte> text, out double value, out int decimals)
    {
        value = decimals = 0;
        bool isNegative = text.Length > 0 && text[0] == (byte)'-';
        if (isNegative)
            text = text[1..];
        // The digits, and perhaps a point.
        if (text.Length is 0 or > MostDigits + 1)
            return false;
        long digits = 0;
        int point = -1;
        for (int i = 0; i < text.Length; i++)
        {
            int digit = text[i] - '0';
            if ((uint)digit <= 9)
                digits = 10 * digits + digit;
            else if (text[i] == (byte)'.' && point < 0)
                point = i;
            else
                return false;
        }

        int count = text.Length - (point >= 0 ? 1 : 0);
        if (count is 0 or > MostDigits)
            return false;
        decimals = point < 0 ? 0 : text.Length - 1 - point;
        value = decimals == 0 ? digits : digits / s_powers[decimals];
        if (isNegative)
            value = -value;
        return true;
    }
}

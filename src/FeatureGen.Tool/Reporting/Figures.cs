using System.Globalization;
using FeatureGen.Formats.Profiles;
using static System.FormattableString;

namespace FeatureGen.Tool.Reporting;

/// <summary>Numbers as people read them, and as SVG takes them.</summary>
internal static class Figures
{
    /// <summary>A whole number with its thousands apart.</summary>
    public static string Count(double count) => Invariant($"{count:N0}");

    /// <summary>How many different values a field has; an estimate says so.</summary>
    public static string Distinct(ProfileField field) =>
        (field.Counted == ProfileCounting.Exactly ? "" : "about ") + Count(field.Distinct);

    /// <summary>A share as a percentage of about three digits.</summary>
    public static string Percent(double share)
    {
        double percent = share * 100, size = Math.Abs(percent);
        if (size is > 0 and < 0.01) return percent < 0 ? Minus("-0.01%") : "<0.01%";
        return Minus(size >= 99.95 || size == 0 ? Invariant($"{percent:0}%") : size >= 10 ? Invariant($"{percent:0.0}%") : Invariant($"{percent:0.00}%"));
    }

    /// <summary>A share beside an axis.</summary>
    public static string Tick(double share) => share == 0 ? "0" : Invariant($"{share * 100:0.####}%");

    /// <summary>A number of three digits.</summary>
    public static string Number(double value)
    {
        double size = Math.Abs(value);
        if (size is (> 0 and < 1e-4) or >= 1e9) return Minus(Invariant($"{value:0.0e0}"));
        if (size >= 1000) return Minus(Invariant($"{value:N0}"));
        return Minus(value.ToString("G3", CultureInfo.InvariantCulture));
    }

    /// <summary>A probability; tiny ones all read alike.</summary>
    public static string Probability(double value) => value < 1e-6 ? "<1e-6" : Number(value);

    /// <summary>An interval.</summary>
    public static string Range(double low, double high, Func<double, string> text)
    {
        var (from, to) = (text(low), text(high));
        return from == to ? from : $"{from} to {to}";
    }

    /// <summary>A number of things.</summary>
    public static string Plural(long count, string one, string many) => count == 1 ? $"1 {one}" : $"{Count(count)} {many}";

    /// <summary>A length or place in SVG.</summary>
    public static string Coordinate(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>A place in SVG as a percentage of the width, inside it.</summary>
    public static string Place(double share) => Coordinate(100 * Math.Clamp(share, 0, 1)) + "%";

    /// <summary>The next number of one digit, or 1.5 or 2.5, that is as large: where an axis ends.</summary>
    public static double Ceiling(double value)
    {
        if (!(value > 0) || value > 1e300) return 1;
        double unit = Math.Pow(10, Math.Floor(Math.Log10(value)));
        foreach (double step in (ReadOnlySpan<double>)[1, 1.5, 2, 2.5, 3, 4, 5, 6, 8])
            if (value <= step * unit * (1 + 1e-9)) return step * unit;
        return 10 * unit;
    }

    private static string Minus(string text) => text.Replace('-', '\u2212').Replace("e\u2212", "e-", StringComparison.Ordinal);
}

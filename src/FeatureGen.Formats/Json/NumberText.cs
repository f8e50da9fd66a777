using System.Globalization;

namespace FeatureGen.Formats.Json;

/// <summary>Numbers as the shortest text that reads back as the same bits, alike on every runtime.</summary>
/// <remarks>The "R" format differs between the runtimes that host the compiler; trying precisions in turn does not.</remarks>
public static class NumberText
{
    /// <summary>The shortest invariant text of a finite float.</summary>
    public static string Of(float value)
    {
        for (int digits = 6; ; digits++)
        {
            var text = value.ToString("G" + digits, CultureInfo.InvariantCulture);
            if (digits == 9 || float.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture).Equals(value)) return Plain(text);
        }
    }

    /// <summary>The shortest invariant text of a finite double.</summary>
    public static string Of(double value)
    {
        for (int digits = 15; ; digits++)
        {
            var text = value.ToString("G" + digits, CultureInfo.InvariantCulture);
            if (digits == 17 || double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture).Equals(value)) return Plain(text);
        }
    }

    /// <summary>The invariant text of a whole number. Without it a long would be taken as a float, and lose digits.</summary>
    public static string Of(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A number of rows or values as people read it, with commas between thousands.</summary>
    public static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    // -0 prints as "-0" on some runtimes and "0" on others.
    private static string Plain(string text) => text == "-0" ? "0" : text;
}

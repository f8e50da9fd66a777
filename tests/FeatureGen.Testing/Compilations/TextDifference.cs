using System.Globalization;

namespace FeatureGen.Testing.Compilations;

/// <summary>Says where two texts part.</summary>
internal static class TextDifference
{
    public static string Describe(string what, string expected, string actual)
    {
        string[] expectedLines = expected.Split('\n');
        string[] actualLines = actual.Split('\n');
        int line = expectedLines.AsSpan().CommonPrefixLength(actualLines);
        return string.Create(CultureInfo.InvariantCulture, $"""
            {what} differs from the expected text in line {line + 1}:
            expected: {Line(expectedLines, line)}
            actual:   {Line(actualLines, line)}
            The whole actual text:
            {actual}
            """);
    }

    private static string Line(string[] lines, int index) =>
        index < lines.Length ? $"'{lines[index].Replace("\r", "\\r", StringComparison.Ordinal)}'" : "(end of text)";
}

using System.Globalization;
using Xunit.Sdk;

namespace FeatureGen.Generator.Tests.Support;

/// <summary>Compares extracted vectors bit for bit.</summary>
internal static class SlotAssert
{
    /// <summary>Fails with the first slot that differs.</summary>
    public static void Equal(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual, string where)
    {
        if (expected.Length != actual.Length) throw new XunitException($"{where}: expected {expected.Length} slots, there are {actual.Length}.");
        for (int i = 0; i < expected.Length; i++)
        {
            if (AreSame(expected[i], actual[i])) continue;
            throw new XunitException(string.Create(CultureInfo.InvariantCulture, $"{where}, slot {i}: expected {expected[i]:R}, got {actual[i]:R}."));
        }
    }

    // All NaN are one: missing.
    private static bool AreSame(float a, float b) =>
        float.IsNaN(a) ? float.IsNaN(b) : BitConverter.SingleToInt32Bits(a) == BitConverter.SingleToInt32Bits(b);
}

using System.Text;

namespace FeatureGen.Learning.Profiling;

/// <summary>Values in messages, cut to a readable length.</summary>
internal static class Excerpt
{
    private const int Longest = 60;

    public static string Of(ReadOnlySpan<byte> utf8)
    {
        var text = Encoding.UTF8.GetString(utf8);
        return text.Length > Longest ? text[..Longest] + "..." : text;
    }
}

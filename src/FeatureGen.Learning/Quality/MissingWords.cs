using System.Text;
using FeatureGen.Learning.Statistics;

namespace FeatureGen.Learning.Quality;

/// <summary>Texts that say that there is no value.</summary>
internal static class MissingWords
{
    private const int Longest = 16;
    private static readonly ValueDictionary s_words = Words(
        "null", "(null)", "<null>", "nil", "none", "(none)", "n/a", "#n/a", "n.a.", "na", "<na>", "nan", "-", "--", "---", "?", "??", ".",
        "unknown", "(unknown)", "undefined", "missing", "(missing)", "blank", "(blank)", "empty", "(empty)", "not available", "not set",
        "\\n");

    /// <summary>Whether a text says so, in any case and with any white space around it.</summary>
    public static bool Contain(ReadOnlySpan<byte> text)
    {
        text = text.Trim(" \t"u8);
        if (text.Length is 0 or > Longest) return false;
        Span<byte> lower = stackalloc byte[Longest];
        return Ascii.ToLower(text, lower, out int length) == System.Buffers.OperationStatus.Done && s_words.Find(lower[..length]) > 0;
    }

    private static ValueDictionary Words(params ReadOnlySpan<string> words)
    {
        var dictionary = new ValueDictionary();
        foreach (string word in words) dictionary.GetOrAdd(Encoding.UTF8.GetBytes(word));
        return dictionary;
    }
}

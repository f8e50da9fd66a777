namespace FeatureGen.Analyzers.Code;

/// <summary>The words of an identifier, and their stems.</summary>
internal static class NameWords
{
    private const int LeastStem = 3;

    private static readonly Dictionary<string, string> s_irregular = new(StringComparer.Ordinal)
    {
        ["bought"] = "buy", ["sold"] = "sell", ["paid"] = "pay", ["payment"] = "pay", ["sent"] = "send", ["won"] = "win", ["lost"] = "lose",
        ["left"] = "leave", ["spent"] = "spend", ["conversion"] = "convert", ["subscription"] = "subscrib", ["delivery"] = "deliver",
        ["cancellation"] = "cancel", ["installation"] = "install", ["registration"] = "register", ["redemption"] = "redeem",
        ["fraudulent"] = "fraud", ["defaulted"] = "default",
    };

    /// <summary>The words, in lower case: <c>IsCTRKnown7d</c> is is, ctr, known, 7, d.</summary>
    public static IReadOnlyList<string> Split(string identifier)
    {
        var words = new List<string>();
        int start = 0;
        for (int i = 1; i <= identifier.Length; i++)
        {
            if (i < identifier.Length && !IsBoundary(identifier, i)) continue;
            var word = identifier.Substring(start, i - start).Trim('_');
            if (word.Length > 0) words.Add(word.ToLowerInvariant());
            start = i;
        }
        return words;
    }

    /// <summary>The word without the endings of English verbs and plurals: clicked, clicking and clicks are click.</summary>
    public static string Stem(string word)
    {
        if (s_irregular.TryGetValue(word, out var irregular)) return irregular;
        if (Without(word, "ied") is { } tried) return tried + "y";
        if (Without(word, "ies") is { } tries) return tries + "y";
        if (Without(word, "ing") is { } doing) return Base(doing);
        if (Without(word, "ed") is { } done) return Base(done);
        if (Without(word, "s") is { } several && !several.EndsWith("s", StringComparison.Ordinal)) word = several;
        return Without(word, "e") ?? word;
    }

    // Stopped is stop, but called is call and missed is miss.
    private static string Base(string stem)
    {
        char last = stem[stem.Length - 1];
        bool isDoubled = stem.Length > LeastStem && last == stem[stem.Length - 2] && "lszaeiou".IndexOf(last) < 0;
        return isDoubled ? stem.Substring(0, stem.Length - 1) : stem;
    }

    private static string? Without(string word, string ending) =>
        word.Length >= ending.Length + LeastStem && word.EndsWith(ending, StringComparison.Ordinal) ? word.Substring(0, word.Length - ending.Length) : null;

    private static bool IsBoundary(string text, int i)
    {
        char before = text[i - 1], at = text[i];
        if (before == '_' || at == '_' || char.IsDigit(before) != char.IsDigit(at)) return true;
        if (!char.IsUpper(at)) return false;
        return char.IsLower(before) || (i + 1 < text.Length && char.IsLower(text[i + 1]));
    }
}

namespace FeatureGen.Analyzers.Code;

/// <summary>Stems of English words.</summary>
internal static class Stems
{
    private const int LeastStem = 3;

    private static readonly Dictionary<string, string> s_irregular = new(StringComparer.Ordinal)
    {
        ["bought"] = "buy", ["sold"] = "sell", ["paid"] = "pay", ["payment"] = "pay", ["sent"] = "send", ["won"] = "win", ["lost"] = "lose",
        ["left"] = "leave", ["spent"] = "spend", ["conversion"] = "convert", ["subscription"] = "subscrib", ["delivery"] = "deliver",
        ["cancellation"] = "cancel", ["installation"] = "install", ["registration"] = "register", ["redemption"] = "redeem",
        ["fraudulent"] = "fraud", ["defaulted"] = "default",
    };

    /// <summary>The word without the endings of English verbs and plurals: clicked, clicking and clicks are click.</summary>
    public static string Of(string word)
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
        word.Length >= ending.Length + LeastStem && word.EndsWith(ending, StringComparison.Ordinal)
            ? word.Substring(0, word.Length - ending.Length)
            : null;
}

namespace FeatureGen.Analyzers.Calls;

/// <summary>What identifiers say of numbers: that they are probabilities, bounds of such, or money.</summary>
internal static class ProbabilityNames
{
    private static readonly string[] s_probabilities =
    [
        "probability", "probabilities", "prob", "probs", "ctr", "cvr", "pctr", "pcvr", "pclick", "likelihood", "chance",
    ];

    private static readonly string[] s_percentages = ["percent", "percentage"];
    private static readonly string[] s_events = ["click", "ctr", "cvr", "conversion", "purchase", "fraud"];
    private static readonly string[] s_odds = ["log", "logit", "logits", "odds", "raw", "margin"];
    private static readonly string[] s_bounds = ["max", "min", "threshold"];
    private static readonly string[] s_thresholds = ["threshold", "cutoff"];
    private static readonly string[] s_likely = ["likely", "unlikely", "probable", "probably", "improbable"];
    private static readonly string[] s_money =
        ["bid", "price", "revenue", "payout", "cpc", "cpa", "cpm", "amount", "cost", "profit", "fare", "fee"];

    private static readonly string[] s_units = ["cents", "micros", "usd", "eur"];

    /// <summary>Whether a number of that name is a probability or a percentage.</summary>
    public static bool IsProbability(string? name)
    {
        var words = Words(name);
        if (words.Count == 0 || words.Any(s_odds.Contains) || words.Any(s_bounds.Contains)) return false;
        var last = words[words.Count - 1];
        return s_probabilities.Contains(last) || s_percentages.Contains(last)
            || words.Count == 2 && words[0] == "p" && s_events.Contains(last)
            || words.Count > 2 && words[1] == "of" && s_probabilities.Contains(words[0]);
    }

    /// <summary>Whether a number of that name is a percentage.</summary>
    public static bool IsPercentage(string? name) =>
        IsProbability(name) && Words(name) is var words && s_percentages.Contains(words[words.Count - 1]);

    /// <summary>Whether a number of that name is log-odds.</summary>
    public static bool IsOdds(string? name) => Words(name).Any(s_odds.Contains);

    /// <summary>Whether a bound of that name is one of probabilities, whatever it is.</summary>
    public static bool IsBound(string? name) => Words(name).Any(s_probabilities.Contains) && !IsOdds(name);

    /// <summary>Whether a bound of that name is just that: it does not say that it is one of scores.</summary>
    public static bool IsThreshold(string? name)
    {
        var words = Words(name);
        return words.Any(s_thresholds.Contains) && !words.Any(w => w is "score" or "scores");
    }

    /// <summary>Whether a condition of that name, or a text, is about what is likely.</summary>
    public static bool IsLikely(string? name) => Words(name).Any(s_likely.Contains);

    /// <summary>Whether a number of that name is a sum of money.</summary>
    public static bool IsMoney(string? name)
    {
        var words = Words(name);
        int last = words.Count - 1;
        while (last > 0 && s_units.Contains(words[last])) last--;
        return last >= 0 && s_money.Contains(words[last]);
    }

    private static IReadOnlyList<string> Words(string? name) => name is null ? [] : IdentifierWords.Of(name);
}

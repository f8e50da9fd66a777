using FeatureGen.Formats.Schemas;

namespace FeatureGen.Analyzers.Code;

/// <summary>Whether a field seems by its name and type to be recorded when, or after, the label is.</summary>
internal sealed class AfterLabel
{
    private static readonly HashSet<string> s_auxiliaries = new(StringComparer.Ordinal)
    {
        "is", "has", "was", "did", "will", "got", "been", "be", "label", "target"
    };

    // A label of such a name is no event that something could come after.
    private static readonly HashSet<string> s_noEvents = new(
        new[]
        {
            "outcome", "result", "relevance", "rating", "score", "grade", "rank", "price", "class", "value", "y", "response", "reward",
            "positive", "true", "good", "bad", "amount", "revenue", "count",
        }.Select(Stems.Of),
        StringComparer.Ordinal);

    // History, aggregates, plans and predictions are known before.
    private static readonly HashSet<string> s_before = new(StringComparer.Ordinal)
    {
        "previous", "prev", "previously", "past", "prior", "last", "latest", "recent", "recently", "historical", "historic",
        "history", "earlier", "former",
        "first", "ever", "lifetime", "rolling", "running", "cumulative", "trailing", "window", "windowed", "since", "avg",
        "average", "mean", "median", "max",
        "min", "std", "smoothed", "decayed", "daily", "weekly", "monthly", "yearly", "annual", "hourly", "today", "yesterday",
        "rate", "ratio", "ctr", "cvr",
        "share", "percent", "pct", "frequency", "per", "probability", "prob", "propensity", "likelihood", "odds", "score",
        "predicted", "prediction", "expected",
        "estimated", "estimate", "forecast", "planned", "scheduled", "promised", "requested", "earliest", "baseline", "typical",
        "usual", "limit", "budget", "cap",
        "before", "until", "total", "rank", "bid",
    };

    private static readonly HashSet<string> s_times = new(StringComparer.Ordinal)
    {
        "at", "on", "date", "time", "datetime", "timestamp", "utc"
    };

    private static readonly HashSet<string> s_quantities = new(StringComparer.Ordinal)
    {
        "count", "value", "amount", "revenue", "duration"
    };

    private static readonly HashSet<string> s_amounts = new(StringComparer.Ordinal) { "value", "amount", "revenue" };

    private static readonly HashSet<string> s_units = new(StringComparer.Ordinal)
    {
        "ms", "sec", "secs", "seconds", "min", "mins", "minutes", "hours", "days", "cents", "usd", "eur", "local",
    };

    private static readonly string[] s_afterwards = ["after", "since", "following"];

    private readonly List<string> _label;

    /// <summary>Takes the label.</summary>
    public AfterLabel(LabelManifest label)
    {
        _label = [.. IdentifierWords.Of(label.Name).Where(w => !s_auxiliaries.Contains(w)).Select(Stems.Of)];
        if (_label.All(s_noEvents.Contains) || (_label.Count == 1 && _label[0].Length < 3)) _label.Clear();
    }

    /// <summary>Whether a field of the label's own schema seems to be known only once the label is.</summary>
    public bool Hits(string name, ScalarType type) => Hits(name, type, isNested: false);

    /// <summary>Whether a field of a schema that is nested beside the label seems to be known only once the label is.</summary>
    /// <remarks>
    /// A context or an item has a history: how often an ad was clicked, how long ago a customer bought, how long a track plays. What remains is the
    /// date of the event, its value, and what is said to come after it.
    /// </remarks>
    public bool HitsNested(string name, ScalarType type) => Hits(name, type, isNested: true);

    /// <summary>Whether a name has that of the label in it, as a <c>Delivery</c> beside <c>Delivered</c>: then its fields describe it.</summary>
    public bool IsNamedLike(string name)
    {
        var stems = IdentifierWords.Of(name).Select(Stems.Of).ToList();
        return Enumerable.Range(0, Math.Max(0, stems.Count - _label.Count + 1)).Any(at => IsLabel(stems, at));
    }

    private bool Hits(string name, ScalarType type, bool isNested)
    {
        // Either the label begins the name, or one of these words stands in it; so most names are done with before their words and stems are known.
        if (_label.Count == 0 || !MayHit(name)) return false;
        var words = IdentifierWords.Of(name);
        if (words.Count <= _label.Count || (Stems.Of(words[0]) != _label[0] && !words.Any(IsAfterward))) return false;
        var stems = words.Select(Stems.Of).ToList();
        for (int at = 0; at + _label.Count <= stems.Count; at++)
        {
            if (!IsLabel(stems, at)) continue;
            var (before, behind) = (words.Take(at).ToList(), words.Skip(at + _label.Count).ToList());
            if (at > 0 && IsAfter(before, behind, isNested) || at == 0 && IsRecorded(behind, type, isNested)) return true;
        }
        return false;
    }

    // A stem begins as its word does, an irregular one too.
    private bool MayHit(string name)
    {
        int first = 0;
        while (first < name.Length && !char.IsLetterOrDigit(name[first])) first++;
        if (first < name.Length && char.ToLowerInvariant(name[first]) == _label[0][0]) return true;
        foreach (var word in s_afterwards)
            if (name.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0) return true;
        return false;
    }

    private bool IsLabel(List<string> stems, int at)
    {
        for (int i = 0; i < _label.Count; i++)
            if (stems[at + i] != _label[i]) return false;
        return true;
    }

    // SecondsAfterClick, TimeSinceClick; but not DaysSinceLastClick and ClicksAfter7Days.
    private static bool IsAfter(List<string> before, List<string> behind, bool isNested) =>
        IsAfterward(before[before.Count - 1]) && !(isNested && before[before.Count - 1] == "since")
        && !before.Take(before.Count - 1).Concat(behind).Any(w => s_before.Contains(w) && !s_units.Contains(w));

    private static bool IsAfterward(string word) => s_afterwards.Contains(word);

    // ClickedAt, ClickTime, PurchaseAmount; but not ClickCount7Days.
    private static bool IsRecorded(List<string> behind, ScalarType type, bool isNested)
    {
        if (behind.Any(w => s_before.Contains(w) || w.All(char.IsDigit))) return false;
        while (behind.Count > 1 && (s_units.Contains(behind[behind.Count - 1]) || behind[behind.Count - 1] == "utc")) behind.RemoveAt(behind.Count - 1);
        if (behind.Count == 0) return false;
        var last = behind[behind.Count - 1];
        if (isNested) return s_times.Contains(last) ? IsDate(type) : s_amounts.Contains(last) && IsNumber(type);
        if (s_times.Contains(last)) return IsTime(type) || IsNumber(type);
        if (s_quantities.Contains(last)) return IsNumber(type) || type == ScalarType.TimeSpan;
        return last == "id" && type is ScalarType.Integer or ScalarType.Unsigned or ScalarType.String or ScalarType.Guid;
    }

    private static bool IsTime(ScalarType type) => IsDate(type) || type == ScalarType.TimeSpan;

    private static bool IsDate(ScalarType type) => type is ScalarType.DateTime or ScalarType.DateTimeOffset or ScalarType.DateOnly;

    private static bool IsNumber(ScalarType type) =>
        type is ScalarType.Integer or ScalarType.Unsigned or ScalarType.Single or ScalarType.Double or ScalarType.Decimal;
}

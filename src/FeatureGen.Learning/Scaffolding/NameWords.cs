namespace FeatureGen.Learning.Scaffolding;

/// <summary>What the name of a column hints at. A hint never decides alone where the data can say more.</summary>
internal static class NameWords
{
    private static readonly string[] Identifiers = ["id", "ids", "key", "guid", "uuid", "hash"];
    private static readonly string[] Codes = ["id", "code", "key", "zip", "type", "class", "category"];
    private static readonly string[] Counts = ["count", "counts", "number", "num", "n", "total"];
    private static readonly string[] Requests = ["request", "req", "query", "search", "impression", "auction", "session", "visit", "q"];
    private static readonly string[] Weighers = ["sample", "row", "instance", "case", "final"];

    /// <summary>The words of a name in lower case: <c>sample_weightId</c> has sample, weight, id.</summary>
    public static IReadOnlyList<string> Of(string name)
    {
        var words = new List<string>();
        int start = 0;
        for (int i = 1; i <= name.Length; i++)
        {
            bool isEnd = i == name.Length || !char.IsLetterOrDigit(name[i]) || !char.IsLetterOrDigit(name[i - 1])
                || (char.IsUpper(name[i]) && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1]))));
            if (!isEnd) continue;
            var word = name[start..i].ToLowerInvariant();
            if (char.IsLetterOrDigit(word[0])) words.Add(word);
            start = i;
        }
        return words;
    }

    /// <summary>Whether a name says that its values name things.</summary>
    public static bool IsIdentifier(string name) => Of(name).Any(word => Identifiers.Contains(word));

    /// <summary>Whether a name says that its numbers are codes.</summary>
    public static bool IsCode(string name) => Of(name) is [.., var last] && Codes.Contains(last);

    /// <summary>Whether a name says that its numbers count.</summary>
    public static bool IsCount(string name) => Of(name).Any(word => Counts.Contains(word));

    /// <summary>
    /// How well a name suits a request, a query or a session, whose rows are ranked against each other: 0 best; null if not at all.
    /// </summary>
    public static int? GroupRank(string name)
    {
        var words = Of(name);
        if (words is ["qid"]) return 0;
        if (words is not [.., var noun, "id" or "key" or "guid" or "uuid"]) return null;
        int rank = Array.IndexOf(Requests, noun);
        return rank < 0 ? null : rank;
    }

    /// <summary>Whether a name says that a row counts by its number.</summary>
    public static bool IsWeight(string name) =>
        Of(name) is ["weight"] or ["fnlwgt"] || (Of(name) is [.., var which, "weight"] && Weighers.Contains(which));
}

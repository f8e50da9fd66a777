namespace FeatureGen.Learning.Redundancy;

/// <summary>Puts each field to the field that stands for it, if there is one: groups are stars, no chains.</summary>
/// <remarks>
/// A field that another could replace, but which could not replace that one in turn (a coarser copy), comes after all others: it stands for
/// others only if nothing better is left. Among the rest the more central comes first; of equals the one with the higher score, then the one
/// whose name comes first.
/// </remarks>
internal sealed class GroupFinder
{
    private readonly string[] _names;
    private readonly double[] _scores;
    private readonly double[] _centrality;
    private readonly ILookup<int, Replacement> _replacements;
    private readonly HashSet<(int Field, int Replaced)> _pairs;

    /// <param name="names">The names of the fields.</param>
    /// <param name="scores">Their scores.</param>
    /// <param name="centrality">How central they are.</param>
    /// <param name="replacements">Which may stand for which.</param>
    public GroupFinder(string[] names, double[] scores, double[] centrality, IReadOnlyCollection<Replacement> replacements)
    {
        (_names, _scores, _centrality) = (names, scores, centrality);
        _replacements = replacements.ToLookup(replacement => replacement.Replaced);
        _pairs = [.. replacements.Select(replacement => (replacement.Field, replacement.Replaced))];
    }

    /// <summary>For each field the one that stands for it.</summary>
    public Replacement?[] Find()
    {
        int[] order =
        [
            .. Enumerable.Range(0, _names.Length).OrderBy(IsDominated).ThenByDescending(field => Rounded(_centrality[field]))
                .ThenByDescending(field => _scores[field]).ThenBy(field => _names[field], StringComparer.Ordinal),
        ];
        var partners = new Replacement?[_names.Length];
        var isFree = new bool[_names.Length];
        foreach (int field in order)
        {
            partners[field] = _replacements[field].Where(replacement => isFree[replacement.Field])
                .OrderByDescending(replacement => replacement.Similarity)
                .ThenByDescending(replacement => _scores[replacement.Field])
                .ThenBy(replacement => _names[replacement.Field], StringComparer.Ordinal)
                .Cast<Replacement?>().FirstOrDefault();
            isFree[field] = partners[field] is null;
        }
        return partners;
    }

    private bool IsDominated(int field) => _replacements[field].Any(replacement => !_pairs.Contains((field, replacement.Field)));

    // Walks that end at the same share differ in their last digits.
    private double Rounded(double share) => Math.Round(share * _names.Length, 9);
}

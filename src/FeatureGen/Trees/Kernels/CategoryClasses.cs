using System.Runtime.InteropServices;

namespace FeatureGen.Trees.Kernels;

/// <summary>Parts the categories of a feature into classes: categories that are in the same sets share one, so that a byte tells more than
/// 256 categories apart where sets do not part them.</summary>
internal sealed class CategoryClasses
{
    /// <summary>The class of what is in no set.</summary>
    public const int None = 0;

    /// <summary>The class of NaN.</summary>
    public const int NaN = 1;

    /// <summary>The most classes: those that a byte can tell apart.</summary>
    public const int Most = byte.MaxValue + 1;

    private readonly Dictionary<int, int> _classes = [];

    // How many categories are in each class. No end of them is in no set, and NaN is in none either.
    private readonly List<int> _sizes = [int.MaxValue, int.MaxValue];

    // Of the set at hand: how many of its members are in each class, then the class that these go to.
    private readonly Dictionary<int, int> _moves = [];

    /// <summary>The number of classes.</summary>
    public int Count => _sizes.Count;

    /// <summary>The class of each category that is in a set.</summary>
    public IReadOnlyDictionary<int, int> OfCategories => _classes;

    /// <summary>Splits classes where a set parts them; false, with nothing done, if these would be too many.</summary>
    /// <param name="members">The categories of the set.</param>
    public bool TryAdd(IEnumerable<int> members)
    {
        _moves.Clear();
        foreach (int category in members)
            if (category >= 0) CollectionsMarshal.GetValueRefOrAddDefault(_moves, Of(category), out _)++;
        int splits = 0;
        foreach (var (old, moved) in _moves)
            if (moved < _sizes[old]) splits++;
        if (Count + splits > Most) return false;
        foreach (var (old, moved) in _moves)
        {
            if (moved == _sizes[old])
            {
                _moves[old] = old;
                continue;
            }
            _moves[old] = Count;
            if (old != None) _sizes[old] -= moved;
            _sizes.Add(moved);
        }
        foreach (int category in members)
            if (category >= 0) _classes[category] = _moves[Of(category)];
        return true;
    }

    private int Of(int category) => _classes.GetValueOrDefault(category, None);
}

using FeatureGen.Formats.Trees;

namespace FeatureGen.Trees.Kernels;

/// <summary>A column that holds what a set of categories decides: 0 is left, 255 is right.</summary>
internal sealed class CategoryColumn
{
    private readonly ulong[] _bits;
    private readonly int[] _beyond;
    private readonly bool _isMinusFractionZero;
    private readonly bool _isWholeOnly;
    private readonly byte _ofNaN;

    /// <param name="feature">The feature.</param>
    /// <param name="column">The column's number.</param>
    /// <param name="set">The categories that go left, ascending.</param>
    /// <param name="rule">The rule of the nodes.</param>
    public CategoryColumn(int feature, int column, IReadOnlyList<int> set, NodeRule rule)
    {
        // Larger categories would make large tables; few models have them.
        const int mostBits = 1 << 16;
        (Feature, Column) = (feature, column);
        var within = set.Where(category => category is >= 0 and < mostBits).ToArray();
        _beyond = [.. set.Where(category => category >= mostBits)];
        _bits = new ulong[within.Length == 0 ? 0 : within[^1] / 64 + 1];
        foreach (int category in within) _bits[category / 64] |= 1UL << category;
        _isMinusFractionZero = (rule & NodeRule.MinusFractionIsZero) != 0;
        _isWholeOnly = (rule & NodeRule.WholeNumbers) != 0;
        bool isNaNMissing = (rule & (NodeRule.NaNIsMissing | NodeRule.ZeroIsMissing)) != 0;
        bool isNaNLeft = isNaNMissing ? (rule & NodeRule.DefaultLeft) != 0 : Contains(0);
        _ofNaN = isNaNLeft ? (byte)0 : byte.MaxValue;
    }

    /// <summary>The feature that is asked for.</summary>
    public int Feature { get; }

    /// <summary>The column's number.</summary>
    public int Column { get; }

    /// <summary>The decision on a value.</summary>
    public byte Decide(float value)
    {
        if (float.IsNaN(value)) return _ofNaN;
        if (_isWholeOnly && !float.IsInteger(value)) return byte.MaxValue;
        bool isCategory = value >= 0 || (_isMinusFractionZero && value > -1);
        return isCategory && Contains(int.CreateSaturating(value)) ? (byte)0 : byte.MaxValue;
    }

    private bool Contains(int category)
    {
        int word = category / 64;
        return word < _bits.Length ? (_bits[word] >> category & 1) != 0 : Array.BinarySearch(_beyond, category) >= 0;
    }
}

namespace FeatureGen.Trees.Kernels;

/// <summary>Numbers different ordinals in the order in which they are first met: a hash table of whole numbers, which starts without
/// compiling as much as one of the library for types of its own.</summary>
internal sealed class OrdinalNumbers
{
    private const uint Multiplier = 2_654_435_769;
    private const int FirstBits = 6;

    // A number more than that of the ordinal; 0 where there is none. At least half of the places are free.
    private int[] _places = new int[1 << FirstBits];
    private int[] _ordinals = new int[1 << (FirstBits - 1)];
    private int _shift = 32 - FirstBits;
    private int _count;

    /// <summary>The number of an ordinal.</summary>
    public int Of(int ordinal)
    {
        int place = Find(ordinal);
        if (_places[place] > 0) return _places[place] - 1;
        if (_count == _ordinals.Length)
        {
            Grow();
            place = Find(ordinal);
        }
        _ordinals[_count++] = ordinal;
        _places[place] = _count;
        return _count - 1;
    }

    /// <summary>All ordinals in the order of their numbers.</summary>
    public int[] ToArray() => _ordinals.AsSpan(0, _count).ToArray();

    private int Find(int ordinal)
    {
        int[] places = _places;
        int place = (int)((uint)ordinal * Multiplier >> _shift);
        while (places[place] > 0 && _ordinals[places[place] - 1] != ordinal) place = (place + 1) & (places.Length - 1);
        return place;
    }

    private void Grow()
    {
        Array.Resize(ref _ordinals, 2 * _count);
        _places = new int[2 * _places.Length];
        _shift--;
        for (int number = 0; number < _count; number++) _places[Find(_ordinals[number])] = number + 1;
    }
}

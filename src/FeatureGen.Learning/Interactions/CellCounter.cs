namespace FeatureGen.Learning.Interactions;

/// <summary>Counts the combinations of fields. Used by one thread.</summary>
internal sealed class CellCounter
{
    private readonly LevelColumn[] _fields;
    private readonly int _classes;
    private readonly byte[][] _places;      // level * classes + class
    private readonly ushort[] _first;

    public CellCounter(LevelColumn[] fields, SampledLabel label)
    {
        (_fields, _classes) = (fields, label.Count);
        _places = Array.ConvertAll(fields, field => PlacesOf(field, label));
        _first = new ushort[label.Rows.Length];
    }

    private CellCounter(CellCounter other) =>
        (_fields, _classes, _places, _first) = (other._fields, other._classes, other._places, new ushort[other._first.Length]);

    /// <summary>One for another thread.</summary>
    public CellCounter Copy() => new(this);

    /// <summary>Counts two fields.</summary>
    public CellTable Pair(int first, int second)
    {
        var (a, b) = (_fields[first], _fields[second]);
        int width = b.Levels * _classes;
        var counts = new int[a.Levels * width];
        byte[] rows = a.Rows, places = _places[second];
        for (int row = 0; row < rows.Length; row++)
            counts[rows[row] * width + places[row]]++;
        return new CellTable([a.Levels, b.Levels], _classes, counts);
    }

    /// <summary>Counts three fields, the first two being those that <see cref="Fix"/> was called with last.</summary>
    public CellTable Triple(int first, int second, int third)
    {
        var c = _fields[third];
        int width = c.Levels * _classes;
        var counts = new int[_fields[first].Levels * _fields[second].Levels * width];
        byte[] places = _places[third];
        for (int row = 0; row < places.Length; row++)
            counts[_first[row] * width + places[row]]++;
        return new CellTable([_fields[first].Levels, _fields[second].Levels, c.Levels], _classes, counts);
    }

    /// <summary>Sets the first two fields of triples.</summary>
    public void Fix(int first, int second)
    {
        var (a, b) = (_fields[first], _fields[second]);
        for (int row = 0; row < _first.Length; row++)
            _first[row] = (ushort)(a.Rows[row] * b.Levels + b.Rows[row]);
    }

    private static byte[] PlacesOf(LevelColumn field, SampledLabel label)
    {
        var places = new byte[label.Rows.Length];
        for (int row = 0; row < places.Length; row++)
            places[row] = (byte)(field.Rows[row] * label.Count + label.Rows[row]);
        return places;
    }
}

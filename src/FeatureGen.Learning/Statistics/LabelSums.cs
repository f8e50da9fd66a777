namespace FeatureGen.Learning.Statistics;

/// <summary>Sums of a real label, and of its squares, over the rows of each code of a column.</summary>
internal sealed class LabelSums
{
    private double[] _sums = new double[16];
    private double[] _squares = new double[16];

    public long MemoryBytes => 16L * _sums.Length;

    /// <summary>Adds rows.</summary>
    /// <param name="codes">Their codes.</param>
    /// <param name="values">Their labels.</param>
    /// <param name="count">The number of codes given so far.</param>
    public void Add(ReadOnlySpan<int> codes, ReadOnlySpan<double> values, int count)
    {
        if (_sums.Length < count)
        {
            Array.Resize(ref _sums, Math.Max(count, 2 * _sums.Length));
            Array.Resize(ref _squares, _sums.Length);
        }

        double[] sums = _sums, squares = _squares;
        for (int i = 0; i < codes.Length; i++)
        {
            double value = values[i];
            sums[codes[i]] += value;
            squares[codes[i]] += value * value;
        }
    }

    /// <summary>Replaces each code; <paramref name="map"/> null leaves them as they are.</summary>
    /// <param name="map">For each code the new one.</param>
    /// <param name="count">The number of new codes.</param>
    public (double[] Sums, double[] Squares) Mapped(int[]? map, int count)
    {
        double[] sums = new double[count], squares = new double[count];
        int codes = Math.Min(_sums.Length, map?.Length ?? count);
        for (int code = 0; code < codes; code++)
        {
            sums[map?[code] ?? code] += _sums[code];
            squares[map?[code] ?? code] += _squares[code];
        }

        return (sums, squares);
    }

    /// <summary>Replaces each code for good.</summary>
    public void Map(int[] map, int count) => (_sums, _squares) = Mapped(map, Math.Max(count, 1));

    /// <summary>The sum over the rows of a code.</summary>
    public double this[int code] => code < _sums.Length ? _sums[code] : 0;
}

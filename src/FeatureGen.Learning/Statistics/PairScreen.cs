namespace FeatureGen.Learning.Statistics;

/// <summary>Finds, among very many columns, the few pairs that may be similar, at a fraction of the cost of comparing all.</summary>
/// <remarks>
/// If a column tells what another is, then two rows that are equal in the one are equal in the other more often than by chance. So for each
/// column and each of a pool of rows the next row with the same value is kept, and for a pair of columns it is looked how often the coarser
/// one agrees on these two rows. Rows that have its most frequent value would agree anyway; others are taken. The first few probes dismiss
/// nearly all pairs. Of pairs just at the limit one in a hundred may be lost, of those well above none.
/// </remarks>
internal sealed class PairScreen
{
    private const int PoolRows = 4096;
    private const int LeastProbes = 8;
    private const double AgreementOfSimilarity = 0.375;
    private static readonly int[] Stages = [48, 128, 512];
    private readonly SampledColumn?[] _columns;
    private readonly int[] _order;              // columns by entropy: the coarser first
    private readonly int[] _placeOf;
    private readonly int[] _pool;
    private readonly int[] _next;               // [row of the pool, place]: the next row with the same value; the number of rows if none
    private readonly double _limit;
    private readonly int _rows;

    /// <param name="columns">The columns; null for those that are compared with none.</param>
    /// <param name="minimum">The similarity that is looked for.</param>
    /// <param name="threads">Threads to use; the result does not depend on it.</param>
    public PairScreen(SampledColumn?[] columns, double minimum, int threads)
    {
        _columns = columns;
        _limit = AgreementOfSimilarity * minimum;
        _order = [.. Enumerable.Range(0, columns.Length).Where(i => columns[i] is not null).OrderBy(i => columns[i]!.Entropy)];
        _placeOf = new int[columns.Length];
        for (int place = 0; place < _order.Length; place++)
            _placeOf[_order[place]] = place;
        _rows = _order.Length == 0 ? 0 : columns[_order[0]]!.Codes.Length;
        int pool = Math.Min(_rows, PoolRows);
        _pool = [.. Enumerable.Range(0, pool).Select(i => (int)((long)i * _rows / pool))];
        _next = new int[(long)pool * _order.Length];
        WorkCrew.Run(threads, _order.Length, (place, _) => Connect(place));
    }

    /// <summary>The columns, no coarser than this one, that it may be similar to.</summary>
    public IReadOnlyList<int> With(int column)
    {
        if (_columns[column] is not { } coarser)
            return [];
        int from = _placeOf[column] + 1, others = _order.Length - from;
        int[] probes = Probes(coarser);
        if (probes.Length < LeastProbes)
            return _order[from..];

        int[] codes = [.. coarser.Codes, -1];
        int[] agree = new int[others], valid = new int[others];
        int first = Math.Min(Stages[0], probes.Length);
        foreach (int probe in probes.AsSpan(0, first))
        {
            ReadOnlySpan<int> next = _next.AsSpan(probe * _order.Length + from, others);
            int code = codes[_pool[probe]];
            for (int i = 0; i < next.Length; i++)
            {
                int row = next[i];
                agree[i] += codes[row] == code ? 1 : 0;
                valid[i] += row != _rows ? 1 : 0;
            }
        }

        double chance = probes.Average(probe => (double)coarser.CountOf(codes[_pool[probe]]) / _rows);
        var found = new List<int>();
        for (int i = 0; i < others; i++)
        {
            if (Passes(agree[i], valid[i], chance) && PassesAll(codes, probes, from + i, chance, agree[i], valid[i], first))
                found.Add(_order[from + i]);
        }

        return found;
    }

    private bool PassesAll(int[] codes, int[] probes, int place, double chance, int agree, int valid, int done)
    {
        foreach (int stage in Stages.AsSpan(1))
        {
            for (; done < Math.Min(stage, probes.Length); done++)
            {
                int row = _next[probes[done] * _order.Length + place];
                agree += codes[row] == codes[_pool[probes[done]]] ? 1 : 0;
                valid += row != _rows ? 1 : 0;
            }

            if (!Passes(agree, valid, chance))
                return false;
        }

        return true;
    }

    private bool Passes(int agree, int valid, double chance) =>
        valid < LeastProbes || agree - chance * valid >= _limit * (1 - chance) * valid;

    /// <summary>Rows of the pool that do not have the most frequent value, evenly spread.</summary>
    private int[] Probes(SampledColumn column)
    {
        int most = Enumerable.Range(0, column.Values).MaxBy(column.CountOf);
        int[] rare = [.. Enumerable.Range(0, _pool.Length).Where(probe => column.Codes[_pool[probe]] != most)];
        int count = Math.Min(rare.Length, Stages[^1]);
        // Each stage takes probes from the whole table: the order is that of a fixed shuffle.
        var probes = new int[count];
        for (int i = 0; i < count; i++)
            probes[i] = rare[(int)((long)i * rare.Length / count)];
        new Interpretation.SeededRandom(count).Shuffle(probes);
        return probes;
    }

    private void Connect(int place)
    {
        SampledColumn column = _columns[_order[place]]!;
        var next = new int[_rows];
        for (int value = 0; value < column.Values; value++)
        {
            ReadOnlySpan<int> rows = column.RowsOf(value);
            for (int i = 0; i < rows.Length; i++)
                next[rows[i]] = rows.Length == 1 ? _rows : rows[(i + 1) % rows.Length];
        }

        for (int i = 0; i < _pool.Length; i++)
            _next[i * _order.Length + place] = next[_pool[i]];
    }
}

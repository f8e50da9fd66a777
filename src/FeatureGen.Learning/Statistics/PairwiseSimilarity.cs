namespace FeatureGen.Learning.Statistics;

/// <summary>
/// The similarity of each pair of columns over the same rows: <see cref="MutualInformation.Similarity(double, double, double, double)"/>.
/// </summary>
/// <remarks>
/// The expectation is exact where that takes no more than about ten passes over the rows, and otherwise the mutual information of the
/// pair with one of them permuted, by a seed that depends on nothing: an estimate, whose error is far below what it corrects. Constants,
/// and columns that are different in nearly every row, are similar to nothing and skipped. The expectation of a pair that could not reach
/// the limit even without it is not computed. With few rows and many columns some pairs look similar by chance: what lies within the
/// deviations that the largest of so many would reach is none. Of hundreds of columns only those pairs are compared that pass a
/// <see cref="PairScreen"/>, and those of <see cref="EqualColumns"/> only with the first of them.
/// </remarks>
public sealed class PairwiseSimilarity
{
    private const double AlmostUnique = 0.99;
    /// <summary>From so many columns on pairs are screened, and only those that pass are compared.</summary>
    internal const int ScreenFrom = 257;

    private readonly int _rows;
    private readonly double _minimum;
    private readonly double _chance;        // deviations within which pairs are similar by chance
    private readonly SampledColumn?[] _columns;
    private readonly double[] _terms;       // n ln n
    private readonly int[] _permutation;

    private PairwiseSimilarity(IReadOnlyList<int[]> columns, double minimum, int threads)
    {
        _rows = columns.Count > 0 ? columns[0].Length : 0;
        _minimum = minimum;
        _chance = 1 + Math.Sqrt(2 * Math.Log(Math.Max(1, columns.Count * (columns.Count - 1.0) / 2)));
        _terms = new double[_rows + 1];
        for (int n = 2; n <= _rows; n++)
            _terms[n] = n * Math.Log(n);
        _permutation = Permutation(_rows);
        _columns = new SampledColumn?[columns.Count];
        WorkCrew.Run(threads, columns.Count, (column, _) => _columns[column] = Prepare(columns[column]));
    }

    /// <summary>All pairs that are at least so similar, ordered by their indices.</summary>
    /// <param name="columns">Codes from 0, the same number of rows for each column.</param>
    /// <param name="minimum">Pairs below are left out.</param>
    /// <param name="threads">Threads to use; the result does not depend on it.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="ArgumentException">The columns differ in length.</exception>
    public static IReadOnlyList<SimilarPair> Of(
        IReadOnlyList<int[]> columns, double minimum, int threads, CancellationToken cancellation = default) =>
        Of(columns, minimum, threads, columns?.Count >= ScreenFrom, cancellation);

    /// <summary>Likewise; with <paramref name="isScreened"/> only pairs that pass a <see cref="PairScreen"/> are compared.</summary>
    internal static IReadOnlyList<SimilarPair> Of(
        IReadOnlyList<int[]>? columns, double minimum, int threads, bool isScreened, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(columns);
        if (columns.Count == 0)
            return [];
        if (columns.Any(column => column.Length != columns[0].Length))
            throw new ArgumentException("All columns must have the same number of rows.", nameof(columns));

        var similarity = new PairwiseSimilarity(columns, minimum, threads);
        int[] firsts = isScreened ? similarity.Unite() : [];
        var screen = isScreened ? new PairScreen(similarity._columns, minimum, threads) : null;
        int most = similarity._columns.Max(column => column?.Values ?? 0);
        var counts = new int[Math.Max(1, threads)][];
        var found = new List<SimilarPair>[columns.Count];
        WorkCrew.Run(threads, columns.Count, (first, worker) =>
        {
            cancellation.ThrowIfCancellationRequested();
            var others = screen?.With(first) ?? Enumerable.Range(first + 1, columns.Count - first - 1);
            found[first] = similarity.Compare(first, others, counts[worker] ??= new int[most]);
        });
        var copies = firsts.Index().Where(column => column.Item != column.Index).Select(column => new SimilarPair(column.Item, column.Index, 1));
        return [.. found.SelectMany(pairs => pairs).Concat(copies).OrderBy(pair => pair.First).ThenBy(pair => pair.Second)];
    }

    /// <summary>Leaves of each large set of columns that tell the same one to be compared; for each column the one that is left.</summary>
    private int[] Unite()
    {
        int[] firsts = EqualColumns.Find(_columns);
        for (int column = 0; column < firsts.Length; column++)
        {
            if (firsts[column] != column)
                _columns[column] = null;
        }

        return firsts;
    }

    private List<SimilarPair> Compare(int column, IEnumerable<int> others, int[] counts)
    {
        var pairs = new List<SimilarPair>();
        if (_columns[column] is null)
            return pairs;

        foreach (int other in others)
        {
            (int first, int second) = (Math.Min(column, other), Math.Max(column, other));
            if (_columns[first] is not { } a || _columns[second] is not { } b)
                continue;
            double similarity = Compare(a, b, counts);
            if (similarity >= _minimum)
                pairs.Add(new SimilarPair(first, second, similarity));
        }

        return pairs;
    }

    private double Compare(SampledColumn a, SampledColumn b, int[] counts)
    {
        double information = Information(a, b.Codes, b, counts);
        if (information < _minimum * Math.Min(a.Entropy, b.Entropy))
            return 0;

        double expected = ExpectedMutualInformation.Work(a.Margins, b.Margins) <= 10.0 * _rows
            ? ExpectedMutualInformation.Of(a.Margins, b.Margins)
            : Information(a, Array.ConvertAll(_permutation, row => b.Codes[row]), b, counts);
        double freedom = Math.Min((a.Values - 1.0) * (b.Values - 1.0), _rows);
        if (information - expected < _chance * Math.Sqrt(2 * freedom) / (2 * _rows))
            return 0;
        return MutualInformation.Similarity(information, expected, a.Entropy, b.Entropy);
    }

    /// <summary>Mutual information, b's rows as given; counts are all 0 before and after.</summary>
    private double Information(SampledColumn a, int[] codes, SampledColumn b, int[] counts)
    {
        double joint = 0;
        for (int group = 0; group < a.Values; group++)
        {
            ReadOnlySpan<int> rows = a.RowsOf(group);
            if (rows.Length == 1)
                continue;       // 1 ln 1
            foreach (int row in rows)
                counts[codes[row]]++;

            if (rows.Length > b.Values)
            {
                foreach (ref int count in counts.AsSpan(0, b.Values))
                {
                    joint += _terms[count];
                    count = 0;
                }

                continue;
            }

            foreach (int row in rows)
            {
                ref int count = ref counts[codes[row]];
                joint += _terms[count];
                count = 0;
            }
        }

        return Math.Max(0, a.Entropy + b.Entropy - Math.Log(_rows) + joint / _rows);
    }

    private SampledColumn? Prepare(int[] codes)
    {
        var column = new SampledColumn(codes);
        return column.Values <= 1 || column.Values > AlmostUnique * _rows ? null : column;
    }

    private static int[] Permutation(int length)
    {
        var permutation = new int[length];
        ulong state = 0x9E3779B97F4A7C15;
        for (int i = 0; i < length; i++)
        {
            // A 64-bit linear congruential generator (Knuth's MMIX), its upper half: fixed here, where Random may change.
            state = state * 6364136223846793005 + 1442695040888963407;
            int j = (int)(((state >> 32) * (ulong)(i + 1)) >> 32);
            permutation[i] = permutation[j];
            permutation[j] = i;
        }

        return permutation;
    }
}

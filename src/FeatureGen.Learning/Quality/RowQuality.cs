using FeatureGen.Formats.Profiles;
using FeatureGen.Learning.Statistics;

namespace FeatureGen.Learning.Quality;

/// <summary>Judges whole rows: which are the same, and which have values that hardly go together.</summary>
/// <remarks>
/// A row's surprise is the sum over its columns of minus the logarithm of how frequent its value is; of a number: of how rarely one is as
/// far from the middle, which is uniform between 0 and 1. Chernoff's bound says how probable such a sum is where columns are independent,
/// exp(-tS) times the product of E[exp(t surprise)], at its best t between 0 and 1. Columns that tell the same count once; as the others
/// may still depend on each other, the sum's distance from its mean is first shrunk by as much as it deviates more than independent ones.
/// </remarks>
internal sealed class RowQuality
{
    private const int MostRows = 20;
    private const int LeastRows = 100;
    private const double MostByChance = 0.001;
    private const int Steps = 19;
    private readonly TableProfile _table;
    private readonly int[] _columns;

    /// <param name="table">The table, with its sampled rows.</param>
    /// <param name="fields">The columns that are fields, by place.</param>
    public RowQuality(TableProfile table, IEnumerable<int> fields)
    {
        _table = table;
        var similar = table.SimilarPairs.SelectMany(pair => new[] { (pair.First, pair.Second), (pair.Second, pair.First) })
            .ToLookup(pair => pair.Item1, pair => pair.Item2);
        var chosen = new HashSet<int>();
        foreach (int column in fields.Where(column => table.Columns[column].HasMissing))
            if (!similar[column].Any(chosen.Contains)) chosen.Add(column);
        _columns = [.. chosen.Order()];
    }

    /// <summary>The finding.</summary>
    public ProfileRows Build()
    {
        var (improbable, most) = Improbable();
        var (duplicates, row, copies) = _table.Duplicates;
        long all = duplicates * _table.DuplicatesEach;
        double byChance = DuplicatesByChance();
        return new ProfileRows
        {
            Duplicates = all,
            IsEstimate = _table.DuplicatesEach > 1,
            DuplicatesByChance = byChance,
            Duplicated = row,
            Copies = copies,
            HasDuplicates = all > 3 * byChance + 6 * Math.Sqrt(byChance * _table.DuplicatesEach),
            SampledRows = _table.RowNumbers.Length,
            Improbable = improbable,
            MostImprobable = new(most),
        };
    }

    /// <summary>Pairs of rows times the probability that all independent columns agree, at most all rows.</summary>
    private double DuplicatesByChance()
    {
        double n = _table.RowNumbers.Length, agree = _columns.Length == 0 || n < 2 ? 1 : 0;
        foreach (int column in _columns)
        {
            double pairs = 0;
            foreach (int count in CountsOf(_table.Samples[column].Ranks ?? _table.Samples[column].Codes)) pairs += (double)count * (count - 1);
            agree += n < 2 ? 0 : Math.Log(pairs / (n * (n - 1)));
        }
        return Math.Min(_table.Rows, (double)_table.Rows * (_table.Rows - 1) / 2 * (agree == 1 ? 1 : Math.Exp(agree)));
    }

    private (long Count, IEnumerable<ImprobableRow> Most) Improbable()
    {
        int n = _table.RowNumbers.Length;
        if (n < LeastRows || _columns.Length < 2) return (0, []);
        var columns = Array.ConvertAll(_columns, column => SurpriseOf(_table.Samples[column]));
        double mean = columns.Sum(column => column.Mean), variance = columns.Sum(column => column.Variance);
        var sums = new double[n];
        for (int c = 0; c < columns.Length; c++)
        {
            int[] codes = CodesOf(c);
            double[] of = columns[c].Of;
            for (int row = 0; row < n; row++) sums[row] += of[codes[row]];
        }
        double deviation = 0;
        foreach (double sum in sums) deviation += (sum - mean) * (sum - mean) / n;
        double shrink = variance <= 0 ? 0 : Math.Min(1, Math.Sqrt(variance / deviation));
        double[] bound = BoundOf(columns);
        var found = Enumerable.Range(0, n).Select(row => (Row: row, ByChance: n * Tail(mean + (sums[row] - mean) * shrink, bound)))
            .Where(row => row.ByChance < MostByChance).OrderBy(row => row.ByChance).ThenBy(row => row.Row).ToArray();
        return (found.Length, found.Take(MostRows).Select(found => new ImprobableRow
        {
            Row = _table.RowNumbers[found.Row],
            Surprise = sums[found.Row],
            Expected = mean,
            ByChance = found.ByChance,
            Fields = new(Enumerable.Range(0, columns.Length).OrderByDescending(c => columns[c].Of[CodesOf(c)[found.Row]] - columns[c].Mean)
                .Take(2).Select(c => _table.Columns[_columns[c]].Name)),
        }));
    }

    private int[] CodesOf(int column) => _table.Samples[_columns[column]].Ranks ?? _table.Samples[_columns[column]].Codes;

    private static Surprise SurpriseOf(ColumnSample sample) =>
        sample.Ranks is { } ranks ? Surprise.OfNumbers(CountsOf(ranks)) : Surprise.OfValues(CountsOf(sample.Codes));

    private static int[] CountsOf(int[] codes)
    {
        var counts = new int[codes.Length == 0 ? 0 : codes.Max() + 1];
        foreach (int code in codes) counts[code]++;
        return counts;
    }

    /// <summary>For each step of t the logarithm of E[exp(t surprise)], all columns together.</summary>
    private static double[] BoundOf(Surprise[] columns) =>
        [.. Enumerable.Range(1, Steps).Select(step => columns.Sum(column => column.LogMoment((double)step / (Steps + 1))))];

    private static double Tail(double sum, double[] bound)
    {
        double least = 0;
        for (int step = 1; step <= Steps; step++) least = Math.Min(least, bound[step - 1] - sum * step / (Steps + 1));
        return Math.Exp(least);
    }
}

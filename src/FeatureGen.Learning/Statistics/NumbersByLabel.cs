using System.Runtime.CompilerServices;

namespace FeatureGen.Learning.Statistics;

/// <summary>Sums over the numbers of a column by label, rows without a number left out; sums of several labels can be added.</summary>
public sealed class NumbersByLabel
{
    private readonly double[] _rows;
    private readonly double[] _sums;        // of the numbers, less their mean
    private readonly double[] _ranks;       // of the ranks from 1, equal numbers sharing theirs, less the mean rank
    private readonly double _squares;
    private readonly double _rankSquares;

    private NumbersByLabel(double[] rows, double[] sums, double[] ranks, double squares, double rankSquares) =>
        (_rows, _sums, _ranks, _squares, _rankSquares) = (rows, sums, ranks, squares, rankSquares);

    /// <summary>The share of the numbers' variance that the label explains, as a root, 0 to 1; NaN if nothing varies.</summary>
    public double CorrelationRatio => Math.Sqrt(Math.Min(1, Between / _squares));

    /// <summary>The F statistic of a one-way analysis of variance; NaN or infinite where it does not exist.</summary>
    public double AnovaF
    {
        get
        {
            int labels = _rows.Count(rows => rows > 0);
            return Between / (labels - 1) / ((_squares - Between) / (_rows.Sum() - labels));
        }
    }

    /// <summary>Pearson's correlation with the second of two labels being 1, the first 0; NaN if there are more or nothing varies.</summary>
    public double Pearson => Correlation(_sums, _squares);

    /// <summary>Spearman's rank correlation with the label, under the same conditions.</summary>
    public double Spearman => Correlation(_ranks, _rankSquares);

    private double Between
    {
        get
        {
            double sum = 0;
            for (int label = 0; label < _rows.Length; label++)
                sum += _rows[label] > 0 ? _sums[label] * _sums[label] / _rows[label] : 0;
            return sum;
        }
    }

    /// <summary>The sums with labels put together.</summary>
    /// <param name="classOf">For each label its class.</param>
    /// <param name="classes">Number of classes.</param>
    internal NumbersByLabel Merge(ReadOnlySpan<int> classOf, int classes)
    {
        double[] rows = new double[classes], sums = new double[classes], ranks = new double[classes];
        for (int label = 0; label < _rows.Length; label++)
        {
            rows[classOf[label]] += _rows[label];
            sums[classOf[label]] += _sums[label];
            ranks[classOf[label]] += _ranks[label];
        }

        return new NumbersByLabel(rows, sums, ranks, _squares, _rankSquares);
    }

    /// <summary>Sums up a column.</summary>
    /// <param name="numbers">Numbers, ascending; equal ones may stand side by side.</param>
    /// <param name="codes">Their codes.</param>
    /// <param name="mean">Their mean over the rows.</param>
    /// <param name="total">Number of rows that have one.</param>
    /// <param name="counts">How many rows of a label have a code.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static NumbersByLabel Of(
        ReadOnlySpan<double> numbers, ReadOnlySpan<int> codes, double mean, long total, in LabelCounts counts)
    {
        int labels = Math.Max(1, counts.LabelOrder.Length);
        double[] rows = new double[labels], sums = new double[labels], ranks = new double[labels], tied = new double[labels];
        double squares = 0, rankSquares = 0, before = 0;
        for (int i = 0; i < numbers.Length;)
        {
            Array.Clear(tied);
            double number = numbers[i], distance = number - mean, ties = 0;
            for (; i < numbers.Length && numbers[i] == number; i++)
            {
                for (int label = 0; label < counts.LabelOrder.Length; label++)
                    tied[label] += counts[codes[i], label];
            }

            foreach (double count in tied)
                ties += count;
            double rank = before + (ties - total) / 2;
            for (int label = 0; label < labels; label++)
            {
                rows[label] += tied[label];
                sums[label] += tied[label] * distance;
                ranks[label] += tied[label] * rank;
            }

            squares += ties * distance * distance;
            rankSquares += ties * rank * rank;
            before += ties;
        }

        return new NumbersByLabel(rows, sums, ranks, squares, rankSquares);
    }

    private double Correlation(double[] sums, double squares) => _rows.Length == 2
        ? Math.Clamp(sums[1] / Math.Sqrt(squares * (_rows[0] * _rows[1] / (_rows[0] + _rows[1]))), -1, 1)
        : double.NaN;
}

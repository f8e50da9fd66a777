namespace FeatureGen.Learning.Statistics;

/// <summary>How a real label differs by the counted values of a column.</summary>
public sealed class LabelByValue
{
    private readonly double[] _rows;
    private readonly double[] _sums;        // of the labels, less the origin
    private readonly double[] _squares;
    private readonly double _origin;
    private readonly bool _hasNumbers;
    private readonly double _products;      // of the numbers and the labels, each less its mean
    private readonly double _numberSquares;

    private LabelByValue(
        double[] rows, double[] sums, double[] squares, double origin, bool hasNumbers, double products, double numberSquares)
    {
        (_rows, _sums, _squares, _origin) = (rows, sums, squares, origin);
        (_hasNumbers, _products, _numberSquares) = (hasNumbers, products, numberSquares);
    }

    /// <summary>
    /// The root of the share of the label's variance that lies between the counted values, missing being one, 0 to 1; NaN if nothing
    /// varies.
    /// </summary>
    public double CorrelationRatio => Math.Sqrt(Math.Clamp(Between / Total, 0, 1));

    /// <summary>The F statistic of a one-way analysis of variance of the label by value; NaN or infinite where it does not exist.</summary>
    public double AnovaF
    {
        get
        {
            int values = _rows.Count(rows => rows > 0);
            return Between / (values - 1) / (Within / (_rows.Sum() - values));
        }
    }

    /// <summary>Of numbers: Pearson's correlation with the label, rows without a number left out; NaN if nothing varies.</summary>
    public double Pearson
    {
        get
        {
            double rows = 0, sum = 0, squares = 0;
            for (int row = 1; row < _rows.Length; row++)
                (rows, sum, squares) = (rows + _rows[row], sum + _sums[row], squares + _squares[row]);
            double variation = squares - sum * sum / rows;
            return _hasNumbers && variation > 1e-12 * squares
                ? Math.Clamp(_products / Math.Sqrt(_numberSquares * variation), -1, 1)
                : double.NaN;
        }
    }

    /// <summary>Of numbers: the F statistic of the regression of the label on them; NaN or infinite where it does not exist.</summary>
    public double RegressionF
    {
        get
        {
            double pearson = Pearson;
            return pearson * pearson / (1 - pearson * pearson) * (_rows[1..].Sum() - 2);
        }
    }

    private double Between
    {
        get
        {
            double between = 0;
            for (int row = 0; row < _rows.Length; row++)
                between += _rows[row] > 0 ? _sums[row] * _sums[row] / _rows[row] : 0;
            return Math.Max(0, between - _sums.Sum() * _sums.Sum() / _rows.Sum());
        }
    }

    private double Total => _squares.Sum() - _sums.Sum() * _sums.Sum() / _rows.Sum();

    private double Within => Math.Max(0, Total - Between);

    /// <summary>The label's mean over some rows of the table of counts, and its standard error: 0 for fewer than two rows.</summary>
    /// <param name="rows">The rows of the table.</param>
    public (double Mean, double Error) Over(IEnumerable<int> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        double count = 0, sum = 0, squares = 0;
        foreach (int row in rows)
            (count, sum, squares) = (count + _rows[row], sum + _sums[row], squares + _squares[row]);
        if (count == 0)
            return (0, 0);
        double variance = count < 2 ? 0 : Math.Max(0, squares - sum * sum / count) / (count - 1);
        return (_origin + sum / count, Math.Sqrt(variance / count));
    }

    /// <summary>Sums up a column.</summary>
    /// <param name="coded">What was counted.</param>
    /// <param name="rowTotals">The rows of each value.</param>
    /// <param name="labels">The sums of the label by code.</param>
    /// <param name="origin">What was taken from each label.</param>
    internal static LabelByValue Of(CodedColumn coded, int[] rowTotals, LabelSums labels, double origin)
    {
        var (sums, squares) = labels.Mapped(coded.RowOfCode, coded.Rows);
        double products = 0, mean = coded.Numbers?.Mean ?? 0;
        for (int i = 0; i < coded.SortedCodes.Length; i++)
            products += (coded.SortedNumbers[i] - mean) * labels[coded.SortedCodes[i]];
        double count = rowTotals.Skip(1).Sum(rows => (double)rows), deviation = coded.Numbers?.StandardDeviation ?? 0;
        return new LabelByValue(Array.ConvertAll(rowTotals, rows => (double)rows), sums, squares, origin,
            coded.Numbers is not null && deviation > 0, products, deviation * deviation * count);
    }
}

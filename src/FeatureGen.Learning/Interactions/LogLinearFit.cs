namespace FeatureGen.Learning.Interactions;

/// <summary>
/// The log-linear model of the class given the combination of fields, without the interaction of all of them: fitted by iterative
/// proportional scaling to the counts of each field (of three: of each pair) by class.
/// </summary>
internal sealed class LogLinearFit
{
    private readonly int _classes;
    private readonly int[] _counts;         // [cell, class]
    private readonly int[] _totals;
    private readonly int[][] _marginOf;     // [margin][cell]
    private readonly double[][] _targets;   // [margin][place, class]
    private readonly double[][] _sums;
    private readonly double[] _fitted;      // [cell, class]

    /// <param name="table">All combinations.</param>
    /// <param name="cells">Those that are fitted.</param>
    public LogLinearFit(CellTable table, int[] cells)
    {
        _classes = table.Classes;
        _counts = new int[cells.Length * _classes];
        _totals = new int[cells.Length];
        for (int i = 0; i < cells.Length; i++)
        {
            for (int label = 0; label < _classes; label++)
                _totals[i] += _counts[i * _classes + label] = table.Counts[cells[i] * _classes + label];
        }

        (_marginOf, int[] sizes) = MarginsOf(table.Levels, cells);
        _targets = [.. sizes.Select((size, margin) => TargetOf(margin, size))];
        _sums = Array.ConvertAll(_targets, target => new double[target.Length]);
        _fitted = new double[_counts.Length];
        Start();
    }

    /// <summary>The expected counts.</summary>
    public ReadOnlySpan<double> Fitted => _fitted;

    /// <summary>The counts.</summary>
    public ReadOnlySpan<int> Counts => _counts;

    /// <summary>For each margin the place that each combination belongs to.</summary>
    public int[][] MarginOf => _marginOf;

    /// <summary>Comes nearer to the solution; <see cref="Ratio"/> falls.</summary>
    public void Cycle()
    {
        for (int margin = 0; margin < _marginOf.Length; margin++)
            Scale(_marginOf[margin], _targets[margin], _sums[margin]);
        for (int cell = 0; cell < _totals.Length; cell++)
        {
            Span<double> fitted = _fitted.AsSpan(cell * _classes, _classes);
            double sum = 0;
            foreach (double value in fitted)
                sum += value;
            double scale = sum > 0 ? _totals[cell] / sum : 0;
            foreach (ref double value in fitted)
                value *= scale;
        }
    }

    /// <summary>The likelihood ratio: twice the sum of n ln(n / fitted).</summary>
    public double Ratio()
    {
        double sum = 0;
        for (int i = 0; i < _counts.Length; i++)
        {
            if (_counts[i] > 0)
                sum += _counts[i] * Math.Log(_counts[i] / _fitted[i]);
        }

        return 2 * sum;
    }

    private static (int[][] MarginOf, int[] Sizes) MarginsOf(int[] levels, int[] cells)
    {
        if (levels.Length == 2)
            return ([Array.ConvertAll(cells, cell => cell / levels[1]), Array.ConvertAll(cells, cell => cell % levels[1])], levels);
        int second = levels[1], third = levels[2];
        return (
            [
                Array.ConvertAll(cells, cell => cell / third),
                Array.ConvertAll(cells, cell => cell / (second * third) * third + cell % third),
                Array.ConvertAll(cells, cell => cell % (second * third)),
            ],
            [levels[0] * second, levels[0] * third, second * third]);
    }

    private double[] TargetOf(int margin, int size)
    {
        var target = new double[size * _classes];
        for (int cell = 0; cell < _totals.Length; cell++)
            for (int label = 0; label < _classes; label++)
                target[_marginOf[margin][cell] * _classes + label] += _counts[cell * _classes + label];
        return target;
    }

    private void Start()
    {
        for (int cell = 0; cell < _totals.Length; cell++)
            _fitted.AsSpan(cell * _classes, _classes).Fill((double)_totals[cell] / _classes);
    }

    private void Scale(int[] marginOf, double[] target, double[] sums)
    {
        Array.Clear(sums);
        for (int cell = 0; cell < marginOf.Length; cell++)
            for (int label = 0; label < _classes; label++)
                sums[marginOf[cell] * _classes + label] += _fitted[cell * _classes + label];
        for (int i = 0; i < sums.Length; i++)
            sums[i] = sums[i] > 0 ? target[i] / sums[i] : 0;
        for (int cell = 0; cell < marginOf.Length; cell++)
            for (int label = 0; label < _classes; label++)
                _fitted[cell * _classes + label] *= sums[marginOf[cell] * _classes + label];
    }
}

namespace FeatureGen.Learning.Statistics;

/// <summary>What a field tells about the label once another field is known: the conditional mutual information I(field; label | given).</summary>
/// <remarks>
/// The mean over the values of the given field, by their shares, of what the field tells among their rows; noise and its variance are those
/// of labels shuffled among the rows of each value, which are independent of each other.
/// </remarks>
public sealed class ConditionalDependence
{
    private readonly double _spread;

    /// <summary>Measures sampled rows.</summary>
    /// <param name="field">The codes of the field, from 0.</param>
    /// <param name="given">The codes of what is known, from 0.</param>
    /// <param name="label">The codes of the label, from 0.</param>
    /// <exception cref="ArgumentException">They differ in length.</exception>
    public ConditionalDependence(ReadOnlySpan<int> field, ReadOnlySpan<int> given, ReadOnlySpan<int> label)
        : this(new SampledColumn(field), new SampledColumn(given), new SampledColumn(label))
    {
    }

    internal ConditionalDependence(SampledColumn field, SampledColumn given, SampledColumn label)
    {
        int rows = field.Codes.Length;
        if (given.Codes.Length != rows || label.Codes.Length != rows)
            throw new ArgumentException("All columns must have the same number of rows.", nameof(given));

        double information = 0, noise = 0, variance = 0, squares = 0;
        var strata = new Strata(field, label);
        for (int value = 0; value < given.Values; value++)
        {
            if (strata.Of(given.RowsOf(value)) is not { } table)
                continue;
            double share = (double)table.Total / rows, own = Statistics.MutualInformation.Of(table);
            var law = IndependenceLaw.Of(table);
            information += share * own;
            noise += share * law.Mean;
            variance += share * share * law.Variance;
            squares += share * (Dependence.LogRatioVariance(table, own) + own * own);
        }

        MutualInformation = information;
        Noise = noise;
        _spread = information > 0 ? Math.Max(0, squares - information * information) / rows / information : 0;
        (Low, High) = InformationInterval.Of(Score, noise, variance, _spread);
    }

    /// <summary>Conditional mutual information, nats.</summary>
    public double MutualInformation { get; }

    /// <summary>What it would be on average if the label were shuffled among the rows of each given value.</summary>
    public double Noise { get; }

    /// <summary>The information less that of noise.</summary>
    public double Score => MutualInformation - Noise;

    /// <summary>The lower end of the 95 % interval of the score.</summary>
    public double Low { get; }

    /// <summary>The upper end of the 95 % interval of the score.</summary>
    public double High { get; }

    /// <summary>Counts tables of the field against the label among some of the rows.</summary>
    private sealed class Strata(SampledColumn field, SampledColumn label)
    {
        private readonly int[] _placeOf = new int[field.Values];
        private readonly List<int> _values = [];

        /// <summary>The table; null if one value of field or label is all that there is.</summary>
        public ContingencyTable? Of(ReadOnlySpan<int> rows)
        {
            _values.Clear();
            bool isPure = true;
            foreach (int row in rows)
            {
                isPure &= label.Codes[row] == label.Codes[rows[0]];
                ref int place = ref _placeOf[field.Codes[row]];
                if (place != 0)
                    continue;
                _values.Add(field.Codes[row]);
                place = _values.Count;
            }

            ContingencyTable? table = null;
            if (!isPure && _values.Count > 1)
            {
                var counts = new int[_values.Count * label.Values];
                foreach (int row in rows)
                    counts[(_placeOf[field.Codes[row]] - 1) * label.Values + label.Codes[row]]++;
                table = new ContingencyTable(_values.Count, label.Values, counts);
            }

            foreach (int value in _values)
                _placeOf[value] = 0;
            return table;
        }
    }
}

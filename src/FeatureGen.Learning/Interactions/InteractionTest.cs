using FeatureGen.Learning.Statistics;

namespace FeatureGen.Learning.Interactions;

/// <summary>
/// Whether the label depends on the combination of fields in a way that no sum of parts explains: the likelihood ratio of the log-linear
/// model without the interaction of all fields with the label (Bishop, Fienberg and Holland, "Discrete multivariate analysis", 1975).
/// </summary>
/// <remarks>
/// Of two fields the model is ln p(y|a,b) = u(a,y) + v(b,y) + w(a,b); of three, the parts are pairs. Each cycle of its fit comes nearer
/// from above, so the test ends as soon as what is left is no evidence. Two fields that both matter, each for itself, have no gain, and
/// neither have copies of each other; without main effects it is the interaction information. Combinations with hardly any rows are left
/// out, and the ratio is scaled to its mean in sparse cells.
/// </remarks>
internal static class InteractionTest
{
    /// <summary>Beyond this p-value the fit is not carried through.</summary>
    public const double EarlyPValue = 0.02;

    private const double LeastExpected = 3;     // rows of the rarest class in a combination
    private const double Precision = 1e-3;      // of the likelihood ratio
    private const int MaxCycles = 500;

    /// <summary>Tests a table.</summary>
    /// <param name="table">The counts.</param>
    /// <param name="rows">All rows, which the gain is a mean of.</param>
    /// <param name="leastShare">The share of the rarest class.</param>
    public static InteractionMeasure Of(CellTable table, int rows, double leastShare)
    {
        int[] cells = CellsOf(table, leastShare);
        if (cells.Length == 0)
            return InteractionMeasure.None;
        int bound = DesignRank.Bound(table.Levels, cells);
        int least = Math.Max(1, cells.Length - bound) * (table.Classes - 1);
        var fit = new LogLinearFit(table, cells);
        double ratio = double.PositiveInfinity;
        for (int cycle = 0; cycle < MaxCycles; cycle++)
        {
            fit.Cycle();
            double before = ratio;
            ratio = fit.Ratio();
            double probability = GammaLaw.Tail(least / 2.0, ratio / 2);
            if (probability > EarlyPValue)
                return new InteractionMeasure(Math.Min(0, (ratio - least) / (2.0 * rows)), 0, probability);
            if (before - ratio < Precision)
                return Conclude(fit, ratio, cells.Length - RankOf(fit, cells, bound, table), rows);
        }

        return InteractionMeasure.None;
    }

    private static int[] CellsOf(CellTable table, double leastShare)
    {
        var cells = new List<int>(table.Cells);
        for (int cell = 0; cell < table.Cells; cell++)
        {
            int total = 0;
            foreach (int count in table.Counts.AsSpan(cell * table.Classes, table.Classes))
                total += count;
            if (total > 0 && total * leastShare >= LeastExpected)
                cells.Add(cell);
        }

        return [.. cells];
    }

    private static int RankOf(LogLinearFit fit, int[] cells, int bound, CellTable table) =>
        cells.Length == table.Cells ? bound : DesignRank.Of(fit.MarginOf);

    private static InteractionMeasure Conclude(LogLinearFit fit, double ratio, int freedom, int rows)
    {
        int classes = fit.Counts.Length / fit.MarginOf[0].Length;
        double degrees = (double)freedom * (classes - 1);
        if (degrees <= 0)
            return InteractionMeasure.None;
        var (surplus, spread) = Moments(fit, classes, ratio);
        double mean = degrees + Math.Max(0, surplus), scale = mean / degrees;
        double gain = (ratio - mean) / (2.0 * rows);
        double noise = 2 * degrees * scale * scale / (4.0 * rows * rows);
        double variance = noise + Math.Max(0, spread) * Math.Max(0, ratio - mean) / Math.Max(ratio, 1e-300) / rows;
        return new InteractionMeasure(gain, variance, GammaLaw.Tail(degrees / 2, ratio / (2 * scale)));
    }

    /// <summary>
    /// By how much sparse cells raise the ratio's mean above that of large ones; and the variance, over the rows, of the logarithm that the
    /// ratio is the sum of.
    /// </summary>
    private static (double Surplus, double Spread) Moments(LogLinearFit fit, int classes, double ratio)
    {
        ReadOnlySpan<double> fitted = fit.Fitted;
        double surplus = 0, squares = 0, rows = 0;
        for (int start = 0; start < fitted.Length; start += classes)
        {
            double total = 0;
            foreach (double value in fitted.Slice(start, classes))
                total += value;
            rows += total;
            for (int i = start; i < start + classes; i++)
            {
                surplus += (SparseCells.MeanOf(fitted[i]) - 1) * (1 - fitted[i] / total);
                if (fit.Counts[i] == 0)
                    continue;
                double log = Math.Log(fit.Counts[i] / fitted[i]);
                squares += fit.Counts[i] * log * log;
            }
        }

        double mean = ratio / 2 / rows;
        return (surplus, squares / rows - mean * mean);
    }
}

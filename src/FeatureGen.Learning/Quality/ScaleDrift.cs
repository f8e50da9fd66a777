using FeatureGen.Formats.Profiles;

namespace FeatureGen.Learning.Quality;

/// <summary>Finds a part of the rows whose numbers are ten, sixty, a hundred, a thousand ... times those of the rest, or a part of them.</summary>
internal static class ScaleDrift
{
    private const int LeastNumbers = 64;
    private const int LeastPart = 16;
    private const int LeastDistinct = 10;
    private const double LeastOfNumbers = 0.9;
    private const double LeastRise = 0.5;
    private static readonly int[] s_factors = [10, 60, 100, 1000, 3600, 1_000_000, 1_000_000_000];

    /// <summary>The finding; null if there is none. Rows are places in the sample, the last one included.</summary>
    public static ProfileIssue? Find(TextTable sample)
    {
        var numberOf = sample.Numbers;
        long numbers = 0;
        for (int place = 0; place < numberOf.Length; place++)
            if (double.IsFinite(numberOf[place])) numbers += sample.Rows[place];
        if (numbers < LeastNumbers || numbers < LeastOfNumbers * sample.Total) return null;
        int[] rows = [.. Enumerable.Range(0, sample.Sequence.Length)
            .Where(row => sample.Sequence[row] is >= 0 and var place && numberOf[place] is not 0 && double.IsFinite(numberOf[place]))];
        if (rows.Length < LeastNumbers) return null;
        double[] sizes = Array.ConvertAll(rows, row => Math.Log10(Math.Abs(numberOf[sample.Sequence[row]])));
        return Find(sizes, rows);
    }

    private static ProfileIssue? Find(double[] sizes, int[] rows)
    {
        var part = RowPart.MostDifferent(sizes);
        if (part.Length < LeastPart || sizes.Length - part.Length < LeastPart) return null;
        // Few columns come as far as to be sorted.
        double shift = Math.Abs(MeanOf(sizes.AsSpan(part.From, part.Length)) - MeanOf(sizes));
        if (shift * sizes.Length / (sizes.Length - part.Length) < LeastRise) return null;
        double[] inside = [.. sizes[part.From..part.To].Order()], outside = [.. sizes[..part.From].Concat(sizes[part.To..]).Order()];
        if (inside.Distinct().Count() < LeastDistinct || outside.Distinct().Count() < LeastDistinct) return null;
        double rise = Median(inside) - Median(outside), step = FactorOf(inside, outside, rise);
        if (step == 0 || !IsAbrupt(sizes, part.From, step) || (part.To < sizes.Length && !IsAbrupt(sizes, part.To, -step))) return null;
        if (Distance(inside, outside, 0) < 0.5) return null;
        double chance = Math.Sqrt(1.0 / inside.Length + 1.0 / outside.Length);
        if (Distance(inside, outside, step) > 0.05 + 1.7 * chance) return null;
        string factor = Math.Round(Math.Pow(10, Math.Abs(step))).ToString("N0", System.Globalization.CultureInfo.InvariantCulture);
        return new ProfileIssue
        {
            Problem = QualityProblem.ScaleDrift,
            Severity = QualitySeverity.Warning,
            Other = step > 0 ? $"{factor} times" : $"1/{factor}",
            Share = (double)inside.Length / sizes.Length,
            Was = Math.Pow(10, Median(outside)),
            Is = Math.Pow(10, Median(inside)),
            FromRow = rows[part.From],
            ToRow = part.To == rows.Length ? 0 : rows[part.To - 1],
        };
    }

    /// <summary>The logarithm of the factor that a rise is, with its sign; 0 if it is none.</summary>
    private static double FactorOf(double[] inside, double[] outside, double rise)
    {
        double spread = 0.93 * (Spread(inside) + Spread(outside)) / 2;       // the deviation of a normal law is 0.74 of its quartiles' distance
        double error = spread * Math.Sqrt(1.0 / inside.Length + 1.0 / outside.Length);
        double tolerance = Math.Min(0.15, 0.02 + 4 * error);
        double nearest = s_factors.Select(factor => Math.Log10(factor)).MinBy(factor => Math.Abs(Math.Abs(rise) - factor));
        return Math.Abs(Math.Abs(rise) - nearest) <= tolerance ? Math.Sign(rise) * nearest : 0;
    }

    /// <summary>Whether values right before and after a place differ by most of the step: no slow growth.</summary>
    private static bool IsAbrupt(double[] sizes, int at, double step)
    {
        int window = Math.Clamp(sizes.Length / 20, 8, 64);
        double before = Median([.. sizes[Math.Max(0, at - window)..at].Order()]);
        double after = Median([.. sizes[at..Math.Min(sizes.Length, at + window)].Order()]);
        return (after - before) / step > 0.5;
    }

    private static double MeanOf(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values) sum += value;
        return sum / values.Length;
    }

    private static double Median(double[] sorted) => sorted[sorted.Length / 2];

    private static double Spread(double[] sorted) => sorted[3 * sorted.Length / 4] - sorted[sorted.Length / 4];

    /// <summary>The Kolmogorov-Smirnov statistic of two samples, the first moved down.</summary>
    private static double Distance(double[] first, double[] second, double down)
    {
        int i = 0, j = 0;
        double greatest = 0;
        while (i < first.Length && j < second.Length)
        {
            double x = Math.Min(first[i] - down, second[j]) + 1e-9;
            while (i < first.Length && first[i] - down <= x) i++;
            while (j < second.Length && second[j] <= x) j++;
            greatest = Math.Max(greatest, Math.Abs((double)i / first.Length - (double)j / second.Length));
        }
        return greatest;
    }
}
